/** Reads a request's body, up to a limit. */
import { VigieError } from '../../../shared/errors.ts'

/**
 * Returns the request with its body read. A body without a declared length is counted while it is read.
 * @throws VigieError request_too_large
 */
export async function withBody(request: Request, limit: number): Promise<Request> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.body === null) return request
  if (Number(request.headers.get('content-length') ?? 0) > limit)
    throw new VigieError('request_too_large', { limit })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.length
    if (size > limit) throw new VigieError('request_too_large', { limit })
    chunks.push(chunk)
  }
  const { url, method, headers, signal } = request
  return new Request(url, { method, headers, signal, body: size === 0 ? null : Buffer.concat(chunks) })
}
