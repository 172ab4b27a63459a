/**
 * Exponents of power laws with their windows and errors, and their rivals, from plain arrays.
 */
package org.scalinglaws.fit;
