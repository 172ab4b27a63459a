/**
 * Exponents of power laws with their windows and errors, from plain arrays.
 */
package org.scalinglaws.fit;
