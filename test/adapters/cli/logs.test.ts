import { appendFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTail } from '../../../main/adapters/cli/logs.ts'
import { openLog } from '../../../main/adapters/log/open-log.ts'
import { archive, currentFile } from '../../../main/adapters/log/rotation.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const messages = (tail: ReturnType<typeof createTail>) => tail.read().map(({ message }) => message)

function opened(maxBytes = 5_000_000) {
  const folder = join(tempFolder(), 'logs')
  const clock = new FakeClock('2026-11-22T12:00:00Z')
  const { log } = openLog({ folder, clock, keepDays: () => 14, console: null, maxBytes })
  return { folder, clock, log, tail: createTail(currentFile(folder)) }
}

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
