/** The file about the running instance belongs to the folder in which it was written. */
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readInstance, writeInstance } from '../../../main/adapters/sqlite/instance.ts'
import { takeLock } from '../../../main/adapters/sqlite/lock.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const RUNNING = {
  pid: 1,
  started_at: '2026-11-22T15:20:00+01:00',
  socket: '/run/x.sock',
  options: { port: 9000 },
}

function folderWithInstance() {
  const place = tempFolder()
  const original = join(place, 'original')
  mkdirSync(original)
  writeInstance(original, RUNNING)
  return { original, other: join(place, 'other') }
}

test('a copy of a folder does not lead to the instance of the original', () => {
  const { original, other } = folderWithInstance()
  cpSync(original, other, { recursive: true })
  expect(readInstance(other)).toBe(null)
  expect(readInstance(original)).toEqual(RUNNING)
})

test('a start on the copy writes its own, and takes over no options', () => {
  const { original, other } = folderWithInstance()
  cpSync(original, other, { recursive: true })
  const lock = takeLock(other, { pid: 2, started_at: RUNNING.started_at })
  expect(readInstance(other)).toMatchObject({ pid: 2, options: {} })
  lock.release()
  expect(readInstance(original)).toEqual(RUNNING)
})

test('a folder that was moved keeps its instance', () => {
  const { original, other } = folderWithInstance()
  renameSync(original, other)
  expect(readInstance(other)).toEqual(RUNNING)
})

test('even if a copy took its old place, which has none', () => {
  const { original, other } = folderWithInstance()
  renameSync(original, other)
  cpSync(other, original, { recursive: true })
  expect(readInstance(other)).toEqual(RUNNING)
  expect(readInstance(original)).toBe(null)
})

test('a copy has none also once the original is gone', () => {
  const { original, other } = folderWithInstance()
  cpSync(original, other, { recursive: true })
  rmSync(original, { recursive: true })
  expect(readInstance(other)).toBe(null)
})

test.skipIf(process.platform === 'win32')('a link to the folder is the folder', () => {
  const { original, other } = folderWithInstance()
  symlinkSync(original, other)
  expect(readInstance(other)).toEqual(RUNNING)
})
