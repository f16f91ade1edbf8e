/**
 * The description of the newest version: electron-builder's channel file and a detached Ed25519 signature of its name
 * and text. The description contains the SHA-512 of every file, so the signature covers the files too.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { load } from 'js-yaml'
import * as z from 'zod'
import { messageOf, VigieError } from '../../../shared/errors.ts'
import { misshapeMessage } from '../../../shared/input-problem.ts'
import type { UpdateChannel } from '../../../shared/updates.ts'
import type { HttpClient } from '../../core/ports/http.ts'
import type { Release, ReleaseFeed } from '../../core/updates/ports.ts'
import { signedBytes } from '../../core/updates/signed.ts'
import { parseVersion } from '../../core/updates/version.ts'

/** Where the description of the newest version comes from, and whose signature it must have. */
export interface FeedDeps {
  readonly http: HttpClient
  readonly publicKey: string
  readonly platform: NodeJS.Platform
  readonly arch: string
  /** From the call to the last byte. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 30_000
const MAX_BYTES = 200_000

const describedSchema = z.object({
  version: z.string().refine((text) => parseVersion(text) !== null, 'form.version'),
  files: z
    .array(
      z.object({
        url: z.string().min(1),
        sha512: z.base64().length(88, 'form.sha512'),
        size: z.number().int().positive().optional(),
      }),
    )
    .min(1),
})

/**
 * @throws Error for an invalid key; (from latest) VigieError update_unsigned | update_unreadable |
 * update_refused | source_*
 */
export function createSignedFeed(deps: FeedDeps): ReleaseFeed {
  const key = keyOf(deps.publicKey)
  return {
    latest: async (server, channel) => {
      const file = channelFile(channel, deps.platform, deps.arch)
      const base = new URL(server.endsWith('/') ? server : `${server}/`)
      const [description, signature] = await Promise.all([
        fetchFile(deps, base, file),
        fetchFile(deps, base, `${file}.sig`),
      ])
      if (!isSigned(signedBytes(file, description), signature, key))
        throw new VigieError('update_unsigned', { file })
      return readDescription(description, file, base)
    },
  }
}

/** Names as in electron-builder: `latest-linux.yml`, `beta-mac.yml`, `latest.yml` for Windows. */
function channelFile(channel: UpdateChannel, platform: NodeJS.Platform, arch: string): string {
  const name = channel === 'stable' ? 'latest' : channel
  if (platform === 'win32') return `${name}.yml`
  if (platform === 'darwin') return `${name}-mac.yml`
  return arch === 'x64' ? `${name}-linux.yml` : `${name}-linux-${arch}.yml`
}

/** Accepts PEM, or base64 of the SPKI form, which fits in one line of an environment file. */
function keyOf(text: string): KeyObject {
  if (text.includes('-----BEGIN')) return createPublicKey(text)
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
}

async function fetchFile(
  { http, timeoutMs = TIMEOUT_MS }: FeedDeps,
  base: URL,
  file: string,
): Promise<Uint8Array> {
  const reply = await http.send({ url: new URL(file, base).href, timeoutMs, maxBytes: MAX_BYTES })
  if (reply.status !== 200) throw new VigieError('update_refused', { status: reply.status, file })
  return reply.bytes
}

/** The signature is base64 text. */
function isSigned(signed: Uint8Array, signature: Uint8Array, key: KeyObject): boolean {
  return verify(null, signed, key, Buffer.from(Buffer.from(signature).toString('latin1'), 'base64'))
}

function readDescription(bytes: Uint8Array, file: string, base: URL): Release {
  const parsed = describedSchema.safeParse(parsedYaml(bytes, file))
  if (!parsed.success) {
    const detail = misshapeMessage(parsed.error)
    throw new VigieError('update_unreadable', { file, detail }, { cause: parsed.error })
  }
  const { version, files } = parsed.data
  return {
    version,
    files: files.map(({ url, sha512, size = null }) => ({ url: new URL(url, base).href, sha512, size })),
  }
}

function parsedYaml(bytes: Uint8Array, file: string): unknown {
  try {
    return load(Buffer.from(bytes).toString('utf8'))
  } catch (error) {
    const detail = messageOf(error)
    throw new VigieError('update_unreadable', { file, detail }, { cause: error })
  }
}
