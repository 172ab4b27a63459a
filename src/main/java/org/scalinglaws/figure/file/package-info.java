/** What files of figures and of images with axes hold; nothing here writes to a disk. */
package org.scalinglaws.figure.file;
