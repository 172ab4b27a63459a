/**
 * Files that are whole or not there, for all that writes any: {@link org.scalinglaws.file.AtomicFile}, and the two of a
 * table, {@link org.scalinglaws.file.TableFiles}.
 */
package org.scalinglaws.file;
