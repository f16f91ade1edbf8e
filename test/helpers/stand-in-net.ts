/** Electron's `net` as far as the transport uses it, with Node's client: manual redirects, decompression, abort. */
import { EventEmitter } from 'node:events'
import * as http from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { ClientRequest, ClientRequestConstructorOptions, IncomingMessage, Net } from 'electron'

const decompressors: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

export const standInNet = {
  request: (options: ClientRequestConstructorOptions | string) => {
    if (typeof options === 'string') throw new TypeError('the transport passes options')
    return request(options)
  },
} satisfies Pick<Net, 'request'>

function request({ url = '', method = 'GET' }: ClientRequestConstructorOptions): ClientRequest {
  const emitter = new EventEmitter()
  const sent = http.request(url, { method, headers: { 'accept-encoding': 'gzip, deflate, br' } })
  sent.on('error', (error) => emitter.emit('error', error))
  sent.on('response', (response) => {
    const status = response.statusCode ?? 0
    const { location } = response.headers
    if (status >= 300 && status < 400 && location !== undefined) {
      response.resume()
      emitter.emit('redirect', status, method, new URL(location, url).href, {
        'set-cookie': response.headers['set-cookie'] ?? [],
      })
    } else emitter.emit('response', messageOf(response))
  })
  const client = {
    on: (name: string, listener: () => void) => emitter.on(name, listener),
    setHeader: (name: string, value: string) => sent.setHeader(name, value),
    end: (body?: Buffer | string) => sent.end(body),
    abort: () => sent.destroy(),
  }
  return client as unknown as ClientRequest
}

function messageOf(response: http.IncomingMessage): IncomingMessage {
  const unpack = decompressors[response.headers['content-encoding'] ?? '']?.()
  const body = (unpack === undefined ? response : response.pipe(unpack)) as Readable
  if (unpack !== undefined) response.on('error', (error) => body.destroy(error))
  return Object.assign(body, {
    statusCode: response.statusCode,
    headers: response.headers as Record<string, string | string[]>,
  }) as unknown as IncomingMessage
}
