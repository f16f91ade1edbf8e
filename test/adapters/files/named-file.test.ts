/** A file that somebody named by its path is read up to a limit, whatever stands at that path. */
import { execFileSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readNamedFile, readNamedFileNow } from '../../../main/adapters/files/named-file.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const LIMIT = { field: 'file', mostBytes: 1000, tooLarge: 'file.too_large' } as const
const never = new AbortController().signal

const refusal = (messageKey: string) => ({
  code: 'invalid_input',
  params: { field: 'file', problem: expect.objectContaining({ messageKey }) },
})

const ways = [
  ['as it comes', (path: string) => readNamedFile(path, LIMIT, never)],
  ['at once', async (path: string) => readNamedFileNow(path, LIMIT)],
] as const

describe.each(ways)('read %s, a file', (_, read) => {
  test('is read whole up to the limit', async () => {
    const path = join(tempFolder(), 'small')
    writeFileSync(path, 'é'.repeat(500))
    expect((await read(path)).toString()).toBe('é'.repeat(500))
  })

  test('of more bytes is refused, and the limit is named', async () => {
    const path = join(tempFolder(), 'large')
    writeFileSync(path, '')
    truncateSync(path, 1001)
    await expect(read(path)).rejects.toMatchObject(refusal('file.too_large'))
  })

  test('that is a folder is the system’s error', async () => {
    await expect(read(tempFolder())).rejects.toMatchObject({ code: 'EISDIR' })
  })

  test.skipIf(process.platform === 'win32')('that is a device is refused', async () => {
    await expect(read('/dev/zero')).rejects.toMatchObject(refusal('file.endless'))
  })
})

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  function pipe(): string {
    const path = join(tempFolder(), 'pipe')
    execFileSync('mkfifo', [path])
    return path
  }

  test('is read to its end', async () => {
    const path = pipe()
    const read = readNamedFile(path, LIMIT, never)
    const writer = await open(path, 'w')
    await writer.writeFile('a;b\n')
    await writer.close()
    expect((await read).toString()).toBe('a;b\n')
  })

  test('with more than the limit is refused before its end', async () => {
    const path = pipe()
    const read = expect(readNamedFile(path, LIMIT, never)).rejects.toMatchObject(refusal('file.too_large'))
    const writer = await open(path, 'w')
    await writer.writeFile('x'.repeat(1001))
    await read
    await writer.close()
  })

  test('to which nobody writes is left on a signal', async () => {
    const stop = new AbortController()
    const read = readNamedFile(pipe(), LIMIT, stop.signal)
    stop.abort()
    await expect(read).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('is not waited for where everything else would wait too', () => {
    expect(() => readNamedFileNow(pipe(), LIMIT)).toThrow(expect.objectContaining(refusal('file.endless')))
  })
})
