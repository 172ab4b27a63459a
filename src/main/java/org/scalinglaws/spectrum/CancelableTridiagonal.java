package org.scalinglaws.spectrum;

import java.util.concurrent.CancellationException;

import org.ejml.data.DMatrixRMaj;
import org.ejml.interfaces.decomposition.TridiagonalSimilarDecomposition_F64;
import org.scalinglaws.task.Progress;

/**
 * The first half of the decomposition of a symmetric matrix, which looks at cancel
 * between its parts, so that none takes a second at dimension 1024.
 */
record CancelableTridiagonal(TridiagonalSimilarDecomposition_F64<DMatrixRMaj> whole, Progress progress) implements
	TridiagonalSimilarDecomposition_F64<DMatrixRMaj>
{

	@Override
	public boolean decompose(final DMatrixRMaj matrix) {
		look(0);
		return whole.decompose(matrix);
	}

	@Override
	public void getDiagonal(final double[] diagonal, final double[] offDiagonal) {
		look(0.6); // as measured at dimension 1024
		whole.getDiagonal(diagonal, offDiagonal);
	}

	@Override
	public DMatrixRMaj getQ(final DMatrixRMaj q, final boolean transposed) {
		look(0.6);
		final DMatrixRMaj result = whole.getQ(q, transposed);
		look(0.8); // before the other half, which turns it
		return result;
	}

	@Override
	public DMatrixRMaj getT(final DMatrixRMaj t) {
		return whole.getT(t);
	}

	@Override
	public boolean inputModified() {
		return whole.inputModified();
	}

	private void look(final double done) {
		if (progress.isCanceled()) throw new CancellationException();
		progress.update(done);
	}
}
