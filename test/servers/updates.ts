/** A publisher's server: a signed description of a version and its file, lists of keys, or one of its possible faults. */
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { VersionDescription } from '../../main/core/updates/documents.ts'
import { envelopeOf } from '../../scripts/publish/keys.ts'
import { httpServer } from './loopback.ts'

/** The time of the tests' clients is later on this day. */
const ISSUED = '2026-11-22T00:00:00Z'
const EXPIRES = '2027-01-06T00:00:00Z'

export interface Offer {
  readonly version: string
  /** The signing keys; by default that of the publisher the program knows. */
  readonly signedBy?: readonly KeyObject[]
  /** Of the description, in place of what is usual. */
  readonly described?: Partial<VersionDescription>
  /** Files by name, for example lists of keys. */
  readonly files?: Readonly<Record<string, string>>
  /** Changes a request's answer; returns true if it has answered. */
  readonly instead?: (path: string, response: ServerResponse, offer: WrittenUpdate) => boolean
}

interface WrittenUpdate {
  readonly description: string
  readonly program: Buffer
}

/** A key with both halves, the public one as written into a package. */
export function keyPair(): { readonly privateKey: KeyObject; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') }
}

export const publisher = keyPair()
export const stranger = keyPair()

export const PROGRAM = Buffer.alloc(300_000, 'a new Vigie ')

/** @returns the address, the requested paths, and a way to change what is offered */
export async function updateServer(
  first: Offer,
): Promise<{ url: string; asked: string[]; offer: (next: Offer) => void }> {
  const asked: string[] = []
  let offered = first
  const url = await httpServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    asked.push(path)
    const written = write(offered)
    if (offered.instead?.(path, response, written)) return
    const file = offered.files?.[path.slice(1)]
    if (file !== undefined) response.end(file)
    else if (path === '/latest-linux.json') response.end(written.description)
    else if (path.endsWith('.AppImage')) response.end(written.program)
    else response.writeHead(404).end()
  })
  return {
    url,
    asked,
    offer: (next) => {
      offered = next
    },
  }
}

function write({ version, signedBy = [publisher.privateKey], described = {} }: Offer): WrittenUpdate {
  const file: VersionDescription['files'][number] = {
    url: `vigie-${version}-linux-x64.AppImage`,
    sha512: createHash('sha512').update(PROGRAM).digest('base64'),
    size: PROGRAM.length,
  }
  const description: VersionDescription = {
    type: 'release',
    file: 'latest-linux.json',
    version,
    issued: ISSUED,
    expires: EXPIRES,
    files: [file],
    ...described,
  }
  return { description: envelopeOf(description, signedBy), program: PROGRAM }
}
