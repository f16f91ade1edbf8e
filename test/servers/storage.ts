/**
 * A loopback S3-compatible storage that keeps objects in memory. It checks what a real one checks, by the documents of AWS
 * and without the client's library: the signature, the hash of each body, and the parts of an upload. Like some storages, it
 * refuses the headers of additional checksums.
 */
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

interface StoredObject {
  readonly bytes: Buffer
  readonly etag: string
}

export interface StorageOptions {
  readonly keyId: string
  readonly secret: string
  readonly region: string
  /** What the storage answers instead, by request; null for what it does usually. */
  readonly fault?: (method: string, url: URL) => { readonly status: number; readonly body: string } | null
  /** Keeps other bytes than it was sent. */
  readonly damages?: boolean
  /** Its tags are no hashes. */
  readonly silent?: boolean
}

const hash = (name: 'sha256' | 'md5', bytes: Buffer | string) => createHash(name).update(bytes)
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()
const error = (code: string, message: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`

export async function startStorage(options: StorageOptions) {
  const objects = new Map<string, StoredObject>()
  const uploads = new Map<string, Map<number, Buffer>>()
  const requests: string[] = []

  function keep(name: string, sent: Buffer, parts: readonly Buffer[]): StoredObject {
    const bytes = options.damages ? Buffer.from(sent.map((byte, i) => (i === 0 ? byte ^ 1 : byte))) : sent
    const joined = Buffer.concat(parts.map((part) => hash('md5', part).digest()))
    const end = parts.length === 0 ? '' : `-${parts.length}`
    const tag = hash('md5', parts.length === 0 ? bytes : joined).digest('hex') + end
    const stored = { bytes, etag: options.silent ? 'opaque' : tag }
    objects.set(name, stored)
    return stored
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://storage')
    const body = await buffer(request)
    const method = request.method ?? ''
    const name = decodeURIComponent(url.pathname).slice('/bucket/'.length)
    requests.push(`${method} ${name}${url.search === '' ? '' : '?'}`)
    const answer = (status: number, text: string | Buffer = '', headers: Record<string, string> = {}) => {
      response.writeHead(status, headers)
      response.end(method === 'HEAD' ? undefined : text)
    }
    const fault = options.fault?.(method, url) ?? null
    if (fault !== null) return answer(fault.status, fault.body)
    const refused = refusalOf(request, url, body, options)
    if (refused !== null) return answer(403, error('SignatureDoesNotMatch', refused))
    const extra = Object.keys(request.headers).find((header) => /^x-amz-(checksum|sdk)/.test(header))
    if (extra !== undefined) return answer(400, error('InvalidArgument', `Unsupported header '${extra}'`))
    const upload = url.searchParams.get('uploadId')
    if (method === 'POST' && url.searchParams.has('uploads')) {
      const id = `upload&${uploads.size}`
      uploads.set(id, new Map())
      return answer(200, `<R><UploadId>${id.replace('&', '&amp;')}</UploadId></R>`)
    }
    if (upload !== null) {
      const parts = uploads.get(upload)
      if (parts === undefined) return answer(404, error('NoSuchUpload', 'No such upload'))
      if (method === 'PUT') {
        parts.set(Number(url.searchParams.get('partNumber')), body)
        return answer(200, '', { etag: `"${hash('md5', body).digest('hex')}"` })
      }
      uploads.delete(upload)
      if (method === 'DELETE') return answer(204)
      const all = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part)
      keep(name, Buffer.concat(all), all)
      return answer(200, '<Done/>')
    }
    if (method === 'PUT') {
      keep(name, body, [])
      return answer(200)
    }
    const found = objects.get(name)
    if (method === 'DELETE') {
      objects.delete(name)
      return answer(204)
    }
    if (found === undefined) return answer(404, error('NoSuchKey', 'The key does not exist'))
    const [from, to] = (request.headers.range ?? '').match(/\d+/g)?.map(Number) ?? [0, found.bytes.length]
    const piece = request.headers.range ? found.bytes.subarray(from, (to ?? 0) + 1) : found.bytes
    answer(request.headers.range ? 206 : 200, piece, {
      'content-length': String(piece.length),
      etag: `"${found.etag}"`,
    })
  }

  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket`,
    objects,
    uploads,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Returns why a request is not signed as it must be; null if it is. */
function refusalOf(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  { keyId, secret, region }: StorageOptions,
): string | null {
  const given =
    /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(
      request.headers.authorization ?? '',
    )
  if (given === null) return 'no signature'
  const [, id = '', day = '', zone = '', names = '', signature = ''] = given
  if (id !== keyId) return 'unknown key'
  if (zone !== region) return `the region is ${region}`
  const payload = hash('sha256', body).digest('hex')
  if (request.headers['x-amz-content-sha256'] !== payload) return 'another body'
  const query = [...url.searchParams]
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .sort()
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), names, payload].join(
    '\n',
  )
  const scope = `${day}/${region}/s3/aws4_request`
  const text = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    scope,
    hash('sha256', canonical).digest('hex'),
  ]
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, day), region))
  return hmac(key, text.join('\n')).toString('hex') === signature ? null : 'the signature is another one'
}
