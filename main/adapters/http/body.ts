/** Reads a request's body, up to a limit: JSON with an object, or nothing. */
import { VigieError } from '../../../shared/errors.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { repeatedField } from './repeated-field.ts'
import type { ReceivedRequest } from './request.ts'

/** Levels of nesting. The deepest input of the contract has about ten. */
const DEEPEST = 64

/**
 * Returns the object that the body of a request contains; null without a body. One without a declared length is counted
 * while it is read.
 * @throws VigieError request_too_large | media_type_unsupported | media_type_missing | invalid_input if it is not a JSON object
 */
export async function bodyOf({ header, body }: ReceivedRequest, limit: number): Promise<object | null> {
  if (body === null) return null
  if (Number(header('content-length') ?? 0) > limit) throw new VigieError('request_too_large', { limit })
  const bytes = await read(body, limit)
  if (bytes.length === 0) return null
  assertJson(header)
  return objectIn(bytes)
}

async function read(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer<ArrayBuffer>> {
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
function assertJson(header: ReceivedRequest['header']): void {
  const type = header('content-type') ?? ''
  const coding = header('content-encoding') ?? 'identity'
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
