/** ETags on reads: a caller that already has an answer gets 304 without the body. */
import { createHash } from 'node:crypto'

/** Returns the answer with its ETag, or 304 if the caller has it already. Streams and errors are unchanged. */
export async function withEtag(request: Request, answer: Response): Promise<Response> {
  const json = answer.headers.get('content-type')?.startsWith('application/json') === true
  if (request.method !== 'GET' || answer.status !== 200 || !json) return answer
  const body = await answer.text()
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`
  const headers = new Headers(answer.headers)
  headers.set('etag', etag)
  headers.set('cache-control', 'private, no-cache')
  if (!matches(request.headers.get('if-none-match'), etag))
    return new Response(body, { status: 200, headers })
  headers.delete('content-type')
  headers.delete('content-length')
  return new Response(null, { status: 304, headers })
}

const matches = (condition: string | null, etag: string): boolean =>
  (condition ?? '').split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
