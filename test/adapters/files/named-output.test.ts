/** A file that somebody named has the old content or all of the new. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeNamedFile } from '../../../main/adapters/files/named-output.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const never = new AbortController().signal
const onUnix = it.skipIf(process.platform === 'win32')
const MODULE = join(import.meta.dirname, '../../../main/adapters/files/named-output.ts')

/** Writes 100 KB in a process whose files end at 4 KB, as on a full disk. @returns the code of the error */
function writtenWithoutRoom(path: string): string {
  const script = `
    process.on('SIGXFSZ', () => {})
    const { writeNamedFile } = await import(${JSON.stringify(MODULE)})
    const never = new AbortController().signal
    await writeNamedFile(${JSON.stringify(path)}, 'n'.repeat(100_000), never).catch(({ code }) => console.log(code))`
  const limited = 'ulimit -f 8; exec "$0" --input-type=module --eval "$1"'
  // Compiled code would be a file too.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }
  return execFileSync('sh', ['-c', limited, process.execPath, script], { encoding: 'utf8', env }).trim()
}

it('writes a new file, and replaces a longer one', async () => {
  const path = join(tempFolder(), 'a.csv')
  await writeNamedFile(path, 'the first content', never)
  await writeNamedFile(path, Buffer.from('second'), never)
  expect(readFileSync(path, 'utf8')).toBe('second')
})

onUnix('leaves the old file whole where there is no room for the new one', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'a.csv'), 'old and whole')
  expect(writtenWithoutRoom(join(folder, 'a.csv'))).toBe('EFBIG')
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old and whole')
  expect(readdirSync(folder)).toEqual(['a.csv'])
})

onUnix('leaves nothing under a new name where there is no room', () => {
  const folder = tempFolder()
  expect(writtenWithoutRoom(join(folder, 'a.csv'))).toBe('EFBIG')
  expect(readdirSync(folder)).toEqual([])
})

it('leaves nothing beside a name that it cannot write', async () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'a.csv'))
  await expect(writeNamedFile(join(folder, 'a.csv'), 'new', never)).rejects.toMatchObject({ code: 'EISDIR' })
  expect(readdirSync(folder)).toEqual(['a.csv'])
})

it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'keeps off a read-only file',
  async () => {
    const path = join(tempFolder(), 'a.csv')
    writeFileSync(path, 'old', { mode: 0o400 })
    await expect(writeNamedFile(path, 'new', never)).rejects.toMatchObject({ code: 'EACCES' })
    expect(readFileSync(path, 'utf8')).toBe('old')
  },
)

it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'writes a file in place where its folder takes no new one',
  async () => {
    const folder = tempFolder()
    onTestFinished(() => chmodSync(folder, 0o700))
    writeFileSync(join(folder, 'a.csv'), 'what was there')
    chmodSync(folder, 0o500)
    await writeNamedFile(join(folder, 'a.csv'), 'new', never)
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('new')
  },
)

onUnix('keeps the permissions of a file', async () => {
  const path = join(tempFolder(), 'a.csv')
  writeFileSync(path, 'old')
  chmodSync(path, 0o664)
  await writeNamedFile(path, 'new', never)
  expect(statSync(path).mode & 0o777).toBe(0o664)
})

onUnix.each(['old', null])('writes where a link leads, and keeps the link (its file: %s)', async (old) => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'far'))
  if (old !== null) writeFileSync(join(folder, 'far', 'real.csv'), old)
  symlinkSync(join('far', 'real.csv'), join(folder, 'a.csv'))
  await writeNamedFile(join(folder, 'a.csv'), 'new', never)
  expect(lstatSync(join(folder, 'a.csv')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'far', 'real.csv'), 'utf8')).toBe('new')
})

onUnix('writes a file that a program has open as it is', () => {
  const path = join(tempFolder(), 'a.csv')
  writeFileSync(path, '')
  const { ino } = statSync(path)
  const script = `
    const { writeNamedFile } = await import(${JSON.stringify(MODULE)})
    const never = new AbortController().signal
    await writeNamedFile('/dev/stdout', 'new', never)`
  execFileSync('sh', ['-c', '"$0" --input-type=module --eval "$1" > "$2"', process.execPath, script, path])
  expect([readFileSync(path, 'utf8'), statSync(path).ino]).toEqual(['new', ino])
})

onUnix('writes a device as it is', async () => {
  await writeNamedFile('/dev/null', 'new', never)
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
})

function namedPipe(): string {
  const path = join(tempFolder(), 'pipe')
  execFileSync('mkfifo', [path])
  return path
}

onUnix('writes a named pipe to its reader, whichever comes first', async () => {
  const path = namedPipe()
  const content = 'n'.repeat(1_000_000)
  const [read] = await Promise.all([readFile(path, 'utf8'), writeNamedFile(path, content, never)])
  expect(read).toBe(content)
  expect(lstatSync(path).isFIFO()).toBe(true)
})

onUnix('waits for the reader of a pipe until the signal', async () => {
  const end = new AbortController()
  const written = writeNamedFile(namedPipe(), 'new', end.signal)
  setImmediate(() => end.abort())
  await expect(written).rejects.toMatchObject({ name: 'AbortError' })
})

onUnix('gives up a pipe that its reader leaves unread at the signal', async () => {
  const path = namedPipe()
  const reader = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  onTestFinished(() => reader.close())
  const end = new AbortController()
  const written = writeNamedFile(path, 'n'.repeat(1_000_000), end.signal)
  setImmediate(() => end.abort())
  await expect(written).rejects.toMatchObject({ name: 'AbortError' })
})
