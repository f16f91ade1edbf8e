/** What Vigie notes about a collection, as JSON in hidden files beside its files. */
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type * as z from 'zod'
import { writeAtomically } from '../files/atomic-write.ts'
import type { CollectionFolder } from './layout.ts'
import { makeMarkedFolder } from './marked-folder.ts'

/** Returns the text of a note; null if there is none. @throws the file system's own error */
export async function readNote(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

/** Returns what a text says; null if it says nothing, or nothing that Vigie wrote. */
export function noteIn<Schema extends z.ZodType>(
  schema: Schema,
  text: string | null,
): z.infer<Schema> | null {
  return schema.safeParse(jsonIn(text ?? '')).data ?? null
}

/** Replaces a note in one step. @throws as makeMarkedFolder */
export async function writeNote(collection: CollectionFolder, path: string, value: unknown): Promise<void> {
  await makeMarkedFolder(collection, dirname(path))
  writeAtomically(path, `${JSON.stringify(value)}\n`)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Text that is not JSON is not Vigie's.
    return null
  }
}
