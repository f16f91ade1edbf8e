/** Folders inside a collection: made only while its marker is there, so that a folder that is gone is never made anew. */
import { access } from 'node:fs/promises'
import { makeFolder } from '../files/make-folder.ts'
import { type CollectionFolder, markerFile } from './layout.ts'

/** @throws Error ENOENT if the collection is not in its folder: the disk may be unplugged, the folder moved away */
export const assertMarked = (collection: CollectionFolder): Promise<void> => access(markerFile(collection))

/** Creates a folder of a collection, unless it exists. @throws as assertMarked; errors of the file system */
export async function makeMarkedFolder(collection: CollectionFolder, folder: string): Promise<void> {
  await assertMarked(collection)
  makeFolder(folder)
}
