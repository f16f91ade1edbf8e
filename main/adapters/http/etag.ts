/** ETags on reads: who already has an answer is told so, without the body. */
import { createHash } from 'node:crypto'

/** The answer with its ETag, or 304 where the caller has it already. Streams and refusals pass untouched. */
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
