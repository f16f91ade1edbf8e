/**
 * The publisher's keys as they are today: the package has some, and each later list is signed by a key of the list before it.
 * A key that a list leaves out is no longer trusted.
 */
import { VigieError } from '../../../shared/errors.ts'
import { type KeyList, keyListFile, keyListSchema } from '../../core/updates/documents.ts'
import type { UpdateMemory, UpdateOrigin } from '../../core/updates/ports.ts'
import { isSignedBy, type PublicKeys, parsed, publicKeys, readEnvelope } from './envelope.ts'

/** A publisher changes keys every few years; more than this is a server that never ends. */
const MOST_LISTS = 32

interface TrustedKeys {
  readonly number: number
  readonly keys: PublicKeys
}

/** What the chain is read from. */
export interface KeyChainDeps {
  readonly origin: UpdateOrigin
  readonly memory: Pick<UpdateMemory, 'keyLists' | 'keepKeyList'>
  /** Returns a file of the server; null if it has none of this name. */
  readonly fetchFile: (file: string) => Promise<string | null>
}

/** @throws VigieError update_unsigned | update_unreadable for a list that does not follow, and what `fetchFile` throws */
export async function trustedKeys({ origin, memory, fetchFile }: KeyChainDeps): Promise<PublicKeys> {
  let trusted = remembered(origin, memory.keyLists())
  for (let count = 0; count < MOST_LISTS; count += 1) {
    const file = keyListFile(trusted.number + 1)
    const text = await fetchFile(file)
    if (text === null) return trusted.keys
    trusted = next(trusted, text, file)
    memory.keepKeyList(trusted.number, text)
  }
  throw new VigieError('update_unsigned', { file: keyListFile(trusted.number + 1) })
}

/** The stored lists prove themselves at each reading: whoever writes into the database adds no key. */
function remembered({ keysNumber, keys }: UpdateOrigin, lists: readonly string[]): TrustedKeys {
  let trusted: TrustedKeys = { number: keysNumber, keys: publicKeys(keys) }
  for (const text of lists) {
    const file = keyListFile(trusted.number + 1)
    try {
      trusted = next(trusted, text, file)
    } catch (error) {
      // A list before those of this package, or of another publisher: the server is asked for the one that follows.
      if (!(error instanceof VigieError)) throw error
    }
  }
  return trusted
}

/** Both prove the change: a key of the list before, and one of the list itself, whose owner therefore has it. */
function next({ number, keys }: TrustedKeys, text: string, file: string): TrustedKeys {
  const envelope = readEnvelope(text, file)
  if (!isSignedBy(envelope, keys)) throw new VigieError('update_unsigned', { file })
  const list = parsed(keyListSchema, envelope.signed, file)
  const own = keysOf(list, file)
  if (list.number !== number + 1 || !isSignedBy(envelope, own))
    throw new VigieError('update_unsigned', { file })
  return { number: list.number, keys: own }
}

function keysOf({ keys }: KeyList, file: string): PublicKeys {
  try {
    return publicKeys(keys)
  } catch (error) {
    throw new VigieError(
      'update_unreadable',
      { file, detail: { messageKey: 'answer.unexpected' } },
      { cause: error },
    )
  }
}
