/** The figure of a scaling law: losses with the law's lines, and slices of equal compute. */
package org.scalinglaws.figure.law;
