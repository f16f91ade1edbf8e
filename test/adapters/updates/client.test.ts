/** The complete client with a publisher's server on the loopback and electron-updater's own downloader. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { localizeAnswer } from '../../../shared/localized.ts'
import { client, offering } from '../../helpers/update-client.ts'
import { PROGRAM, stranger, updateServer } from '../../servers/updates.ts'

afterEach(() => vi.unstubAllEnvs())

describe('the update client', () => {
  it('fetches a newer version, verifies it and keeps it for the next quit', async () => {
    const { fetched, service, states } = await offering({ version: '2.0.0' })
    expect(await service.check()).toMatchObject({
      state: 'ready',
      version: '2.0.0',
      problem: null,
      failures: 0,
    })
    expect(states.filter((state, index) => states[index - 1] !== state)).toEqual([
      'checking',
      'downloading',
      'ready',
    ])
    expect(fetched()).toEqual([PROGRAM])
  })

  it('tells each caller in their language', async () => {
    const { spoken } = await offering({ version: '1.2.0' })
    expect(localizeAnswer(await spoken.check(), 'fr').message).toBe(
      'Vigie 1.2.0 est la version la plus récente.',
    )
    expect(localizeAnswer(spoken.get(), 'en').message).toBe('Vigie 1.2.0 is the newest version.')
  })

  it('stops Vigie before it installs', async () => {
    const { electron, service, stop } = await offering({ version: '2.0.0' })
    await service.check()
    const quit = vi.spyOn(electron, 'quitAndInstall').mockReturnValue(undefined)
    expect(service.install().message).toContain('2.0.0')
    await vi.waitFor(() => expect(quit).toHaveBeenCalledWith(true, true))
    expect(stop.mock.invocationCallOrder[0]).toBeLessThan(quit.mock.invocationCallOrder[0] ?? 0)
  })

  it('ends Vigie where the installer never does', async () => {
    const { electron, quit, service, waiting } = await offering({ version: '2.0.0' })
    await service.check()
    vi.spyOn(electron, 'quitAndInstall').mockReturnValue(undefined)
    service.install()
    for (const giveUp of waiting) giveUp()
    expect(quit).toHaveBeenCalledOnce()
  })

  it('writes down what electron-updater says, errors of the system too', async () => {
    const { electron, lines } = await offering({ version: '2.0.0' })
    const error = new Error('Code signature did not pass validation')
    electron.logger?.warn(error)
    electron.logger?.error(undefined)
    expect(lines.slice(-2)).toEqual([
      { level: 'warn', topic: '', message: error.message, context: { error } },
      { level: 'error', topic: '', message: '', context: {} },
    ])
  })

  it('leaves to the installer when Vigie ends, and ends it only where the installer fails', async () => {
    const { electron, quit, service } = await offering({ version: '2.0.0' })
    await service.check()
    vi.spyOn(electron, 'quitAndInstall').mockReturnValue(undefined)
    service.install()
    expect(quit).not.toHaveBeenCalled()
    electron.emit('error', new Error('the image cannot be replaced'), '')
    expect(quit).toHaveBeenCalledWith()
  })

  it.each(['1.2.0', '1.1.9', '1.2.0-beta.1'])('is current where %s is offered', async (version) => {
    const { asked, service } = await offering({ version })
    expect(await service.check()).toMatchObject({
      state: 'current',
      version: null,
      checked_at: '2026-11-22T11:00:00+01:00',
    })
    expect(asked).toHaveLength(2)
  })

  it('only tells of a newer version where the package belongs to the system', async () => {
    const { asked, service, url } = await offering({ version: '2.0.0' }, { by: 'by_hand' })
    expect(await service.check()).toMatchObject({ state: 'available', version: '2.0.0', by_hand: { url } })
    expect(asked.some((path) => path.endsWith('.AppImage'))).toBe(false)
    expect(() => service.install()).toThrow('no verified update')
  })

  it('refuses a description that somebody else signed, and fetches nothing', async () => {
    const { asked, fetched, service } = await offering({ version: '2.0.0', signedBy: [stranger.privateKey] })
    expect(await service.check()).toMatchObject({ state: 'failed', problem: { code: 'update_unsigned' } })
    expect(asked.some((path) => path.endsWith('.AppImage'))).toBe(false)
    expect(fetched()).toEqual([])
  })

  it.each(['beta-linux.json', 'latest-linux-arm64.json', 'latest.json'])(
    'refuses what the publisher signed as %s in place of its own',
    async (file) => {
      const { fetched, service } = await offering({ version: '2.0.0', described: { file } })
      expect(await service.check()).toMatchObject({ state: 'failed', problem: { code: 'update_unsigned' } })
      expect(fetched()).toEqual([])
    },
  )

  it('refuses a description changed after it was signed', async () => {
    const { service } = await offering({
      version: '1.2.0',
      instead: (path, response, { description }) =>
        path === '/latest-linux.json' && !!response.end(description.replaceAll('1.2.0', '9.9.9')),
    })
    expect(await service.check()).toMatchObject({ state: 'failed', problem: { code: 'update_unsigned' } })
  })

  it('keeps nothing of a file that was cut short', async () => {
    const { fetched, service } = await offering({
      version: '2.0.0',
      instead: (path, response, { program }) => {
        if (!path.endsWith('.AppImage')) return false
        response.writeHead(200, { 'content-length': program.length })
        response.write(program.subarray(0, 100_000), () => response.destroy())
        return true
      },
    })
    expect(await service.check()).toMatchObject({
      state: 'failed',
      version: '2.0.0',
      problem: { code: 'update_damaged' },
    })
    expect(fetched()).toEqual([])
    expect(() => service.install()).toThrow('no verified update')
  })

  it('keeps nothing of a file that is whole but another one', async () => {
    const { fetched, service } = await offering({
      version: '2.0.0',
      instead: (path, response, { program }) =>
        path.endsWith('.AppImage') && !!response.end(Buffer.alloc(program.length, 'something worse ')),
    })
    const answer = await service.check()
    expect(answer).toMatchObject({ state: 'failed', problem: { code: 'update_damaged' } })
    expect(answer.problem?.message).toMatch(/sha512/i)
    expect(fetched()).toEqual([])
  })

  it('ends a download that is longer than the description says, before it fills the disk', async () => {
    let sent = 0
    const { fetched, service } = await offering({
      version: '2.0.0',
      instead: (path, response, { program }) => {
        if (!path.endsWith('.AppImage')) return false
        response.writeHead(200, { 'content-length': 1_000_000_000 })
        const more = () => {
          sent += program.length
          if (!response.destroyed) response.write(program, () => setImmediate(more))
        }
        more()
        return true
      },
    })
    expect(await service.check()).toMatchObject({ state: 'failed', problem: { code: 'update_damaged' } })
    expect(sent).toBeLessThan(500_000_000)
    expect(fetched()).toEqual([])
  })

  it('tells that the server has no description', async () => {
    const { service } = await offering({
      version: '2.0.0',
      instead: (_, response) => !!response.writeHead(404).end(),
    })
    expect(await service.check()).toMatchObject({ state: 'failed', problem: { code: 'update_refused' } })
  })

  it('tells that a signed description cannot be read', async () => {
    const { service } = await offering({ version: 'newest' })
    expect(await service.check()).toMatchObject({ state: 'failed', problem: { code: 'update_unreadable' } })
  })

  it('tells that it is offline, and after the second time how to do it by hand', async () => {
    const { service } = client('http://127.0.0.1:9/')
    expect(await service.check()).toMatchObject({
      state: 'failed',
      by_hand: null,
      problem: { code: 'source_unreachable' },
    })
    const again = await service.check()
    expect(again).toMatchObject({ state: 'failed', failures: 2, by_hand: { url: 'http://127.0.0.1:9/' } })
  })

  it('does not wait for a server that never answers', async () => {
    const { service } = await offering({ version: '2.0.0', instead: () => true }, { timeoutMs: 200 })
    expect(await service.check()).toMatchObject({ state: 'failed', problem: { code: 'source_timeout' } })
  })

  it('recovers once the server does', async () => {
    let broken = true
    const { service } = await offering({
      version: '2.0.0',
      instead: (_, response) => broken && !!response.writeHead(500).end(),
    })
    await service.check()
    broken = false
    expect(await service.check()).toMatchObject({ state: 'ready', failures: 0 })
  })

  it('looks once where two ask at the same time', async () => {
    const { asked, service } = await offering({ version: '1.2.0' })
    await Promise.all([service.check(), service.check()])
    expect(asked).toHaveLength(2)
  })

  it('asks the server of the settings, and still believes the publisher only', async () => {
    const other = await updateServer({ version: '2.0.0', signedBy: [stranger.privateKey] })
    const { asked, service, settings } = await offering({ version: '2.0.0' })
    settings.update((current) => ({ ...current, updates: { ...current.updates, server: other.url } }))
    expect(await service.check()).toMatchObject({ problem: { code: 'update_unsigned' } })
    expect(asked).toEqual([])
  })
})
