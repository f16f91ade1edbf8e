/** The description of the newest version: signed by the publisher, with the SHA-512 and the size of every file. */
import { VigieError } from '../../../shared/errors.ts'
import type { UpdateChannel } from '../../../shared/updates.ts'
import type { HttpClient } from '../../core/ports/http.ts'
import { descriptionSchema, type VersionDescription } from '../../core/updates/documents.ts'
import type { OfferedRelease, ReleaseFeed, UpdateMemory, UpdateOrigin } from '../../core/updates/ports.ts'
import { isSignedBy, parsed, readEnvelope } from './envelope.ts'
import { trustedKeys } from './key-chain.ts'

/** Where the description of the newest version comes from, and whose signature it must have. */
export interface FeedDeps {
  readonly http: HttpClient
  readonly origin: UpdateOrigin
  readonly memory: Pick<UpdateMemory, 'keyLists' | 'keepKeyList'>
  readonly platform: NodeJS.Platform
  readonly arch: string
  /** From the call to the last byte. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 30_000
const MAX_BYTES = 200_000
/** What servers say of a file that they do not have; some storage services refuse it instead. */
const ABSENT = [403, 404, 410]

/**
 * @throws (from latest) VigieError update_unsigned | update_unreadable | update_refused | source_*; Error for an invalid key
 * of the build
 */
export function createSignedFeed(deps: FeedDeps): ReleaseFeed {
  return {
    latest: async (server, channel) => {
      const base = new URL(server.endsWith('/') ? server : `${server}/`)
      const keys = await trustedKeys({ ...deps, fetchFile: (file) => fetchedIfThere(deps, base, file) })
      const file = descriptionFile(channel, deps.platform, deps.arch)
      const envelope = readEnvelope(await fetched(deps, base, file), file)
      if (!isSignedBy(envelope, keys)) throw new VigieError('update_unsigned', { file })
      const description = parsed(descriptionSchema, envelope.signed, file)
      if (description.file !== file) throw new VigieError('update_unsigned', { file })
      return releaseOf(description, base)
    },
  }
}

/** Named like the channel files of electron-builder: `latest-linux.json`, `beta-mac.json`, `latest.json` for Windows. */
function descriptionFile(channel: UpdateChannel, platform: NodeJS.Platform, arch: string): string {
  const name = channel === 'stable' ? 'latest' : channel
  if (platform === 'win32') return `${name}.json`
  if (platform === 'darwin') return `${name}-mac.json`
  return arch === 'x64' ? `${name}-linux.json` : `${name}-linux-${arch}.json`
}

/** Returns null if the server has no such file. @throws VigieError update_refused for any other answer */
async function fetchedIfThere(deps: FeedDeps, base: URL, file: string): Promise<string | null> {
  try {
    return await fetched(deps, base, file)
  } catch (error) {
    if (error instanceof VigieError && error.code === 'update_refused' && isAbsent(error.params.status))
      return null
    throw error
  }
}

const isAbsent = (status: unknown): boolean => typeof status === 'number' && ABSENT.includes(status)

async function fetched({ http, timeoutMs = TIMEOUT_MS }: FeedDeps, base: URL, file: string): Promise<string> {
  const reply = await http.send({ url: new URL(file, base).href, timeoutMs, maxBytes: MAX_BYTES })
  if (reply.status !== 200) throw new VigieError('update_refused', { status: reply.status, file })
  return Buffer.from(reply.bytes).toString('utf8')
}

function releaseOf({ version, issued, expires, files }: VersionDescription, base: URL): OfferedRelease {
  return {
    version,
    issued: Date.parse(issued),
    expires: Date.parse(expires),
    files: files.map((file) => ({ ...file, url: new URL(file.url, base).href })),
  }
}
