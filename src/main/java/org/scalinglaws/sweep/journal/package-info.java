/**
 * Where the records of a sweep are kept until all are there: {@link org.scalinglaws.sweep.journal.Journal a file} that
 * survives kills and power loss, or {@link org.scalinglaws.sweep.journal.MemoryStore memory}.
 */
package org.scalinglaws.sweep.journal;
