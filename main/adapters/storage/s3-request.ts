/** One signed request to S3-compatible storage (AWS Signature Version 4), through the one client of all requests. */
import { createHash } from 'node:crypto'
import { decodeXML } from 'entities'
import { VigieError } from '../../../shared/errors.ts'
import { toBasicInstant } from '../../../shared/time/instant.ts'
import type { StoragePlace } from '../../core/jobs/trades/storage.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { HttpClient, HttpReply } from '../../core/ports/http.ts'

/** What a request needs besides its place. */
export interface S3Deps {
  readonly http: HttpClient
  readonly clock: Clock
}

/** One request for an object. */
export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  readonly name: string
  /** Such as `uploads` or `partNumber=1&uploadId=…`, encoded. */
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** A status that is none of success, and no refusal either. */
  readonly accepts?: number
  readonly signal: AbortSignal
}

/** A part of 16 MB at a megabit a second takes two minutes. */
const TIMEOUT_MS = 300_000

/** Sends a request and returns its answer. @throws VigieError trades_target_refused | source_* */
export async function ask(
  { http, clock }: S3Deps,
  place: StoragePlace,
  { method, name, query, headers = {}, body, accepts, signal }: S3Request,
): Promise<HttpReply> {
  const address = `${addressOf(place, name)}${query === undefined ? '' : `?${query}`}`
  const hash = createHash('sha256')
    .update(body ?? '')
    .digest('hex')
  const { AwsV4Signer } = await import('aws4fetch')
  const signer = new AwsV4Signer({
    method,
    url: address,
    headers: { ...headers, 'x-amz-content-sha256': hash },
    accessKeyId: place.keyId,
    secretAccessKey: place.secret,
    service: 's3',
    region: place.region,
    datetime: toBasicInstant(clock.now()),
  })
  const signed = await signer.sign()
  const reply = await http.send({
    url: signed.url.href,
    method,
    headers: { 'accept-encoding': 'identity', ...Object.fromEntries(signed.headers) },
    ...(body !== undefined && { body }),
    signal,
    redirects: 0,
    timeoutMs: TIMEOUT_MS,
    source: signed.url.host,
  })
  if (reply.status >= 300 && reply.status !== accepts) throw refusal(place, reply)
  return reply
}

const addressOf = ({ url }: StoragePlace, name: string): string =>
  `${url.replace(/\/+$/, '')}/${name.split('/').map(escaped).join('/')}`

/** Signatures escape these too. */
const escaped = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Returns the text of an element of an answer; null if it has none. */
export function elementIn(reply: HttpReply, name: string): string | null {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(reply.text())?.[1]
  return found === undefined ? null : decodeXML(found)
}

/** Returns the refusal of an answer, with the words of the storage. */
export function refusal(place: StoragePlace, reply: HttpReply): VigieError {
  const words = elementIn(reply, 'Message') ?? elementIn(reply, 'Code')
  const answer = [
    `HTTP ${reply.status}`,
    ...(words === null ? [] : [words.slice(0, 200).replace(/\.$/, '')]),
  ].join(': ')
  return new VigieError('trades_target_refused', { source: new URL(place.url).host, words: answer })
}
