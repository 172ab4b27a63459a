/**
 * Functions of a covariance with their derivatives: {@link org.scalinglaws.online.law.jet.Jets} computes with those of a few
 * entries, {@link org.scalinglaws.online.law.jet.CovarianceJet} gathers them for all
 * {@link org.scalinglaws.online.law.jet.CovarianceEntries}, and whatever fills them is a
 * {@link org.scalinglaws.online.law.jet.Means}.
 */
package org.scalinglaws.online.law.jet;
