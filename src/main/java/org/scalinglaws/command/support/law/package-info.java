/** What the commands on learning curves of several sizes share. */
package org.scalinglaws.command.support.law;
