/** From the inputs of a sweep to what its cells do. */
package org.scalinglaws.command.support.sweep;
