/**
 * Frees the memory of a buffer at once: the garbage collector sees small objects and would let gigabytes
 * accumulate. A buffer no larger than Node's pool of small buffers may be part of it, and is not freed.
 */
export function release(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize) buffer.transfer(0)
}
