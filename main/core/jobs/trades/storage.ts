/** The ports of a copy of the files on S3-compatible storage. */
import type { TradeCollection } from './collection.ts'

/** Where copies go, and who writes them. */
export interface StoragePlace {
  /** Address of a bucket, or of a folder in it. */
  readonly url: string
  readonly region: string
  readonly keyId: string
  readonly secret: string
}

/** A file that readers of the folder see. */
export interface LocalFile {
  /** Path below the folder of the collection, with `/`: also the name of the copy. */
  readonly name: string
  readonly path: string
  readonly bytes: number
  /** When its content was written, ms. */
  readonly writtenAt: number
}

/** What was copied: by name, the size and the time of the file. */
export type CopiedFiles = Readonly<Record<string, { readonly bytes: number; readonly writtenAt: number }>>

/** Port: the files of a collection, and the record of what was copied where. */
export interface CopySource {
  list(collection: TradeCollection): Promise<LocalFile[]>
  /** Returns the record of an address; empty if nothing was copied there. */
  copied(collection: TradeCollection, url: string): Promise<CopiedFiles>
  record(collection: TradeCollection, url: string, copied: CopiedFiles): Promise<void>
}

/** Port: objects on S3-compatible storage. @throws (from its methods) VigieError trades_target_refused | source_* */
export interface ObjectStorage {
  /** Writes a file in one step for its readers, and compares the checksum that the storage then has. */
  put(place: StoragePlace, file: LocalFile, signal: AbortSignal): Promise<void>
  /** Removes an object; one that is not there is no error. */
  remove(place: StoragePlace, name: string, signal: AbortSignal): Promise<void>
}
