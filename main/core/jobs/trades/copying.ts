/** Keeps a copy of the files on S3-compatible storage: what has changed is copied, what is gone is removed. */
import { VigieError } from '../../../../shared/errors.ts'
import type { UnlocalizedFault } from '../../../../shared/run.ts'
import { faultFrom } from '../faults.ts'
import type { TradeCollection } from './collection.ts'
import type { CopiedFiles, LocalFile, StoragePlace } from './storage.ts'
import type { WorkOptions } from './verify.ts'
import type { Workspace } from './workspace.ts'

/** What a run copied. */
export interface CopyUpdate {
  readonly copied: number
  /** Why not all was copied; the trades themselves are not concerned. */
  readonly faults: readonly UnlocalizedFault[]
}

/** After so many files what was copied is recorded: a kill makes Vigie copy them again, nothing else. */
const RECORD_EVERY = 20

/** The address of the copies is in the settings, the secret in the secret store, by job. */
export async function copyToStorage(
  work: Workspace,
  collection: TradeCollection,
  jobId: string,
  options: WorkOptions,
): Promise<CopyUpdate> {
  const { target_url: url, target_region: region, target_key_id: keyId } = collection.settings
  if (url === '') return { copied: 0, faults: [] }
  const secret = work.storageSecret(jobId)
  if (secret === null) {
    return { copied: 0, faults: [faultFrom(new VigieError('trades_target_locked', { id: jobId }), null)] }
  }
  return copyAll(work, collection, { url, region, keyId, secret }, options)
}

async function copyAll(
  { copies, storage }: Workspace,
  collection: TradeCollection,
  place: StoragePlace,
  { signal, progress }: WorkOptions,
): Promise<CopyUpdate> {
  const files = await copies.list(collection)
  let known = await copies.copied(collection, place.url)
  const changed = files.filter((file) => !isCopied(known, file))
  const names = new Set(files.map(({ name }) => name))
  const gone = Object.keys(known).filter((name) => !names.has(name))
  let copied = 0
  try {
    for (const file of changed) {
      signal.throwIfAborted()
      const counters = { files: copied, of_files: changed.length }
      progress({ fraction: copied / changed.length, label: 'trades.step.copy', counters })
      await storage.put(place, file, signal)
      known = { ...known, [file.name]: { bytes: file.bytes, writtenAt: file.writtenAt } }
      copied++
      if (copied % RECORD_EVERY === 0) await copies.record(collection, place.url, known)
    }
    for (const name of gone) {
      await storage.remove(place, name, signal)
      const { [name]: _, ...others } = known
      known = others
    }
    return { copied, faults: [] }
  } catch (error) {
    if (!(error instanceof VigieError)) throw error
    return { copied, faults: [faultFrom(error, null)] }
  } finally {
    if (copied > 0 || gone.length > 0) await copies.record(collection, place.url, known)
  }
}

const isCopied = (known: CopiedFiles, { name, bytes, writtenAt }: LocalFile): boolean =>
  known[name]?.bytes === bytes && known[name].writtenAt === writtenAt
