import { appendFileSync, readdirSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTail } from '../../../main/adapters/cli/logs.ts'
import { runCommandLine } from '../../../main/adapters/cli/program.ts'
import { openLog } from '../../../main/adapters/log/open-log.ts'
import { archive, currentFile } from '../../../main/adapters/log/rotation.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const nowhere = () => Promise.reject(new Error('the log is read from its files'))

const messages = (tail: ReturnType<typeof createTail>) => tail.read().map(({ message }) => message)

function opened(maxBytes = 5_000_000) {
  const folder = join(tempFolder(), 'logs')
  const clock = new FakeClock('2026-11-22T12:00:00Z')
  const { log } = openLog({ folder, clock, keepDays: () => 14, console: null, maxBytes })
  return { folder, clock, log, tail: createTail(currentFile(folder)) }
}

function ran(folder: string, signal: AbortSignal, ...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = runCommandLine({
    argv: ['logs', ...words, '--json', '--data', dirname(folder)],
    env: {},
    self: ['vigie'],
    version: '',
    signal,
    stdout: { write: (text) => out.push(JSON.parse(text).message) },
    stderr: { write: (text) => err.push(text) },
    ask: null,
    connect: nowhere,
    openLocal: nowhere,
    serve: nowhere,
  })
  return { code, out, err }
}

describe('vigie logs -n', () => {
  it.each([
    ['0', []],
    ['1', ['third']],
    ['9', ['first', 'second', 'third']],
  ])('%s shows that many lines at most', async (count, shown) => {
    const { folder, log } = opened()
    for (const line of ['first', 'second', 'third']) log.info(line)
    const { code, out } = ran(folder, new AbortController().signal, '-n', count)
    expect([await code, out]).toEqual([0, shown])
  })

  it('refuses less than none', async () => {
    const { code, out, err } = ran(opened().folder, new AbortController().signal, '-n', '-3')
    expect([await code, out]).toEqual([2, []])
    expect(err.join('')).toContain('at least 0')
  })
})

describe('vigie logs -f', () => {
  it('shows each line once, also across a file that was put by', async () => {
    const { folder, log } = opened(2000)
    const ended = new AbortController()
    const written = Array.from({ length: 60 }, (_, line) => `line ${line}`)
    log.info('before')
    const { code: following, out: heard } = ran(folder, ended.signal, '--follow')
    await expect.poll(() => heard).toContain('before')
    for (const line of written) log.info(line)
    await expect.poll(() => heard).toContain(written.at(-1))
    ended.abort()
    expect(await following).toBe(130)
    expect(heard).toEqual(['before', ...written])
    expect(readdirSync(folder).length).toBeGreaterThan(1)
  })
})

describe('following the log', () => {
  it('goes on in the next file when one is full, and tells each line once', () => {
    const { log, tail } = opened(2000)
    const written = Array.from({ length: 200 }, (_, line) => `line ${line}`)
    const heard = written.flatMap((line) => {
      log.info(line)
      return messages(tail)
    })
    expect(heard).toEqual(written)
  })

  it('goes on in the next file at midnight', () => {
    const { log, tail, clock } = opened()
    log.info('before')
    expect(messages(tail)).toEqual(['before'])
    clock.pass(24 * 3_600_000)
    log.info('after')
    expect(messages(tail)).toEqual(['after'])
  })

  it('reads the end of a file that was put by before it had read it', () => {
    const { log, folder, tail } = opened()
    log.info('first')
    expect(messages(tail)).toEqual(['first'])
    log.info('second')
    archive(folder, '2026-11-22')
    appendFileSync(currentFile(folder), '')
    expect(messages(tail)).toEqual(['second'])
  })

  it('begins again where a file was emptied', () => {
    const { log, folder, tail } = opened()
    log.info('a long line that was there')
    expect(messages(tail)).toHaveLength(1)
    truncateSync(currentFile(folder))
    log.info('new')
    expect(messages(tail)).toEqual(['new'])
  })
})
