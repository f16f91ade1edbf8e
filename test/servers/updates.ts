/** A publisher's server: a signed description of a version and its file, or one of its possible faults. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { signedBytes } from '../../main/core/updates/signed.ts'
import { httpServer } from './loopback.ts'

export interface Offer {
  readonly version: string
  /** The signing key; by default that of the publisher the program knows. */
  readonly signedBy?: KeyObject
  /** The name it was signed as; by default the requested one. */
  readonly signedAs?: string
  /** Changes a request's answer; returns true if it has answered. */
  readonly instead?: (path: string, response: ServerResponse, offer: WrittenUpdate) => boolean
}

interface WrittenUpdate {
  readonly description: string
  readonly signature: string
  readonly program: Buffer
}

const publisher = generateKeyPairSync('ed25519')

/** As written into a package. */
export const publicKey = publisher.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
export const stranger = generateKeyPairSync('ed25519').privateKey

export const PROGRAM = Buffer.alloc(300_000, 'a new Vigie ')

/** @returns the address, and the requested paths */
export async function updateServer(offer: Offer): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const written = write(offer)
  const url = await httpServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    asked.push(path)
    if (offer.instead?.(path, response, written)) return
    if (path === '/latest-linux.yml') response.end(written.description)
    else if (path === '/latest-linux.yml.sig') response.end(written.signature)
    else if (path.endsWith('.AppImage')) response.end(written.program)
    else response.writeHead(404).end()
  })
  return { url, asked }
}

function write({
  version,
  signedBy = publisher.privateKey,
  signedAs = 'latest-linux.yml',
}: Offer): WrittenUpdate {
  const file = `vigie-${version}-linux-x64.AppImage`
  const sha512 = createHash('sha512').update(PROGRAM).digest('base64')
  const description = [
    `version: ${version}`,
    'files:',
    `  - url: ${file}`,
    `    sha512: ${sha512}`,
    `    size: ${PROGRAM.length}`,
    `path: ${file}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-11-22T00:00:00.000Z'",
    '',
  ].join('\n')
  return {
    description,
    signature: sign(null, signedBytes(signedAs, Buffer.from(description)), signedBy).toString('base64'),
    program: PROGRAM,
  }
}
