/**
 * Gives the memory of a buffer back at once: the collector sees small objects and would let gigabytes pile up behind
 * them. What is no larger than Node's pool of small buffers may be a part of it, and stays.
 */
export function release(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize) buffer.transfer(0)
}
