import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { handleUncaught } from '../../../main/adapters/process/uncaught.ts'
import { silentLog } from '../../helpers/silent-log.ts'

function watched() {
  const process = new EventEmitter()
  const log = silentLog()
  const ended: string[] = []
  handleUncaught(process, () => ({
    log,
    reference: () => 'r1',
    onException: (reference) => void ended.push(reference),
  }))
  return { process, log, ended }
}

describe('an error that nobody caught', () => {
  it('as an exception is logged with its stack and a reference, and ends the program', () => {
    const { process, log, ended } = watched()
    const error = new Error('out of order')
    process.emit('uncaughtException', error)
    expect(log.lines).toMatchObject([{ level: 'error', context: { reference: 'r1', error } }])
    expect(ended).toEqual(['r1'])
  })

  it('as a rejected promise is logged, and the program goes on', () => {
    const { process, log, ended } = watched()
    const error = new Error('out of order')
    process.emit('unhandledRejection', error)
    expect(log.lines).toMatchObject([{ level: 'error', context: { reference: 'r1', error } }])
    expect(ended).toEqual([])
  })
})
