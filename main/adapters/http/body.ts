/** Reads a request's body, up to a limit: JSON with an object, or nothing. */
import { VigieError } from '../../../shared/errors.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { repeatedField } from './repeated-field.ts'

/** A request whose body has been read. */
export interface ReadRequest {
  readonly request: Request
  /** The object that the body contains; null without a body. */
  readonly body: object | null
}

/** Levels of nesting. The deepest input of the contract has about ten. */
const DEEPEST = 64

/**
 * Returns the request with its body read. A body without a declared length is counted while it is read.
 * @throws VigieError request_too_large | media_type_unsupported | media_type_missing | invalid_input if it is not a JSON object
 */
export async function withBody(request: Request, limit: number): Promise<ReadRequest> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.body === null)
    return { request, body: null }
  const bytes = await read(request, request.body, limit)
  const { url, method, headers, signal } = request
  if (bytes.length === 0) return { request: new Request(url, { method, headers, signal }), body: null }
  assertJson(headers)
  return { request: new Request(url, { method, headers, signal, body: bytes }), body: objectIn(bytes) }
}

async function read(
  request: Request,
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit)
    throw new VigieError('request_too_large', { limit })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) throw new VigieError('request_too_large', { limit })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A compressed body is refused too: it could expand beyond the limit. */
function assertJson(headers: Headers): void {
  const type = headers.get('content-type') ?? ''
  const coding = headers.get('content-encoding') ?? 'identity'
  const isJson = /^application\/json\s*(;\s*charset="?utf-?8"?\s*)?$/i.test(type)
  if (!isJson || coding.toLowerCase() !== 'identity')
    throw type === '' && coding === 'identity'
      ? new VigieError('media_type_missing')
      : new VigieError('media_type_unsupported', { type: coding === 'identity' ? type : coding })
}

function objectIn(bytes: Buffer): object {
  const value = parsed(bytes)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw unusable('body', 'not_object')
  assertPlain(value)
  return value
}

/** A field that is there twice would be what the last one says: whoever wrote both meant something else. */
function parsed(bytes: Buffer): unknown {
  let text: string
  let value: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    value = JSON.parse(text)
  } catch (cause) {
    throw unusable('body', 'not_json', {}, { cause })
  }
  const twice = repeatedField(text)
  if (twice !== null) throw unusable(twice, 'given_twice')
  return value
}

/**
 * Looks level by level, so that no nesting exhausts the stack. `__proto__` is refused here: parsers after this one drop it
 * silently.
 */
function assertPlain(value: object): void {
  let level: readonly object[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw unusable('body', 'nested_deeper', { limit: DEEPEST })
    if (level.some((each) => Object.hasOwn(each, '__proto__'))) throw unusable('__proto__', 'unknown_field')
    level = level.flatMap((each) =>
      Object.values(each).filter((inner) => typeof inner === 'object' && inner !== null),
    )
  }
}
