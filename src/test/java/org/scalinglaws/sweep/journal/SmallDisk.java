package org.scalinglaws.sweep.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file on a disk that is full at some byte: as much as fits is written, the next write fails. */
final class SmallDisk extends FileChannel {

	private final FileChannel file;
	private final long limit;

	SmallDisk(final FileChannel file, final long limit) {
		this.file = file;
		this.limit = limit;
	}

	@Override
	public int write(final ByteBuffer bytes, final long position) throws IOException {
		final int fitting = (int) Math.min(bytes.remaining(), limit - position);
		if (fitting <= 0) throw new IOException("No space left on device");
		final int end = bytes.limit();
		bytes.limit(bytes.position() + fitting);
		final int written = file.write(bytes, position);
		bytes.limit(end);
		return written;
	}

	@Override
	public int read(final ByteBuffer bytes, final long position) throws IOException {
		return file.read(bytes, position);
	}

	@Override
	public long size() throws IOException {
		return file.size();
	}

	@Override
	public FileChannel truncate(final long size) throws IOException {
		file.truncate(size);
		return this;
	}

	@Override
	public void force(final boolean metadata) throws IOException {
		file.force(metadata);
	}

	@Override
	protected void implCloseChannel() throws IOException {
		file.close();
	}

	@Override
	public int read(final ByteBuffer bytes) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long read(final ByteBuffer[] bytes, final int offset, final int length) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int write(final ByteBuffer bytes) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long write(final ByteBuffer[] bytes, final int offset, final int length) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long position() {
		throw new UnsupportedOperationException();
	}

	@Override
	public FileChannel position(final long position) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long transferTo(final long position, final long count, final WritableByteChannel target) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long transferFrom(final ReadableByteChannel source, final long position, final long count) {
		throw new UnsupportedOperationException();
	}

	@Override
	public MappedByteBuffer map(final MapMode mode, final long position, final long size) {
		throw new UnsupportedOperationException();
	}

	@Override
	public FileLock lock(final long position, final long size, final boolean shared) {
		throw new UnsupportedOperationException();
	}

	@Override
	public FileLock tryLock(final long position, final long size, final boolean shared) {
		throw new UnsupportedOperationException();
	}
}
