/**
 * Figures from tables, drawn with ImageJ's plots without opening a window.
 */
package org.scalinglaws.figure;
