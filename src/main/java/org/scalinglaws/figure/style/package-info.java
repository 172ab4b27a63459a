/** Colours, fonts and lines of all figures. */
package org.scalinglaws.figure.style;
