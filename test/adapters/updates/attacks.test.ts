/**
 * What a server of updates, or somebody between, can try without the publisher's key: the attacks of The Update Framework
 * (https://theupdateframework.io/docs/security/). Real HTTP, real signatures.
 */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { envelopeOf } from '../../../scripts/publish/keys.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { checking, NOW } from '../../helpers/update-checker.ts'
import { updateMemory } from '../../helpers/update-memory.ts'
import { publisher, stranger, updateServer } from '../../servers/updates.ts'

describe('an old description', () => {
  it('is refused once a newer version was seen, also after a restart and from another server', async () => {
    const path = join(tempFolder(), 'vigie.db')
    const { check, offer } = await checking({ version: '2.0.0' }, { memory: updateMemory(path) })
    expect(await check()).toBe('available')
    offer({ version: '1.9.0', described: { issued: '2026-11-23T00:00:00Z' } })
    expect(await check()).toBe('update_rolled_back')
    const later = await checking({ version: '1.9.0' }, { memory: updateMemory(path) })
    expect(await later.check()).toBe('update_rolled_back')
    expect(later.problem()).toMatchObject({ problem: { params: { version: '1.9.0', newest: '2.0.0' } } })
  })

  it('of the same version is refused if it was signed before the one seen', async () => {
    const { check, offer } = await checking({ version: '2.0.0' })
    expect(await check()).toBe('available')
    offer({ version: '2.0.0', described: { issued: '2026-11-21T00:00:00Z' } })
    expect(await check()).toBe('update_rolled_back')
  })

  it('does not count for another channel', async () => {
    const memory = updateMemory()
    memory.accept('beta', { version: '3.0.0-beta.1', issued: Date.parse(NOW) })
    const { check } = await checking({ version: '2.0.0' }, { memory })
    expect(await check()).toBe('available')
  })

  it('is accepted again when it is signed anew: nothing else changed', async () => {
    const { check, offer, memory } = await checking({ version: '2.0.0' })
    await check()
    offer({
      version: '2.0.0',
      described: { issued: '2026-11-22T09:00:00Z', expires: '2027-01-06T09:00:00Z' },
    })
    expect(await check()).toBe('available')
    expect(memory.seen('stable')).toEqual({ version: '2.0.0', issued: Date.parse('2026-11-22T09:00:00Z') })
  })
})

describe('a description that is held back', () => {
  it('expires, and is refused from that moment', async () => {
    const described = { expires: NOW }
    const { check, problem } = await checking({ version: '2.0.0', described })
    expect(await check()).toBe('update_expired')
    expect(problem()).toMatchObject({ problem: { params: { version: '2.0.0', day: '2026-11-22' } } })
    const before = await checking({ version: '2.0.0', described }, { now: '2026-11-22T09:59:59Z' })
    expect(await before.check()).toBe('available')
  })

  it('is remembered by the time of its signature, not by the time of the check', async () => {
    const { check, memory } = await checking({ version: '1.2.0' })
    memory.watch('stable', Date.parse('2026-11-01T00:00:00Z'))
    expect(await check()).toBe('current')
    expect(memory.watched()).toEqual({
      channel: 'stable',
      since: Date.parse('2026-11-01T00:00:00Z'),
      issued: Date.parse('2026-11-22T00:00:00Z'),
    })
  })
})

describe('a clock that is wrong', () => {
  it('revives nothing that has expired if it is set back', async () => {
    const { check, clock, offer } = await checking({ version: '1.2.0' })
    expect(await check()).toBe('current')
    clock.jump(-365 * 24 * 3_600_000)
    offer({
      version: '2.0.0',
      described: { issued: '2026-11-22T00:00:00Z', expires: '2026-11-21T00:00:00Z' },
    })
    expect(await check()).toBe('update_expired')
  })
})

describe('a document that is not the publisher’s', () => {
  const refused = { code: 'update_unsigned' }
  const signed = envelopeOf({ type: 'keys', number: 1, keys: [stranger.publicKey] }, [stranger.privateKey])

  it('is refused as a list of keys, and nothing after it is believed', async () => {
    const { asked, check, memory } = await checking({
      version: '2.0.0',
      signedBy: [stranger.privateKey],
      files: { 'keys-1.json': signed },
    })
    expect(await check()).toBe(refused.code)
    expect(asked).toEqual(['/keys-1.json'])
    expect(memory.keyLists()).toEqual([])
  })

  it('is refused if a list of keys is offered as a description, and the other way round', async () => {
    const list = envelopeOf({ type: 'keys', number: 1, keys: [publisher.publicKey] }, [publisher.privateKey])
    const asDescription = await checking({ version: '2.0.0', files: { 'latest-linux.json': list } })
    expect(await asDescription.check()).toBe('update_unreadable')
    const server = await updateServer({ version: '2.0.0' })
    const description = await (await fetch(`${server.url}/latest-linux.json`)).text()
    const asList = await checking({ version: '2.0.0', files: { 'keys-1.json': description } })
    expect(await asList.check()).toBe('update_unreadable')
  })

  it.each([
    ['not JSON', '<!doctype html>'],
    ['nothing', ''],
    ['no signatures', '{"signed":{},"signatures":[]}'],
    ['nested too deeply', `{"signed":{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}},"signatures":[]}`],
    ['larger than any', `"${'x'.repeat(300_000)}"`],
  ])('is refused if it is %s', async (_, text) => {
    const { check } = await checking({ version: '2.0.0', files: { 'latest-linux.json': text } })
    expect(await check()).toMatch(/^(update_unreadable|source_malformed)$/)
  })

  it('is refused if a signature names a trusted key and is by another', async () => {
    const text = envelopeOf({ type: 'release' }, [publisher.privateKey])
    const forged = JSON.parse(text)
    forged.signed = { ...forged.signed, version: '9.9.9' }
    const { check } = await checking({
      version: '2.0.0',
      files: { 'latest-linux.json': JSON.stringify(forged) },
    })
    expect(await check()).toBe(refused.code)
  })

  it.each([
    '../../etc/passwd',
    'http://127.0.0.1/x',
    '/x',
    'a\\b',
    '.hidden',
    '',
    "a'b.exe",
    '%PATH%.exe',
    '$(id).exe',
    'a b',
  ])('may name no file outside of its folder: "%s"', async (url) => {
    const files = [{ url, sha512: Buffer.alloc(64).toString('base64'), size: 1 }]
    const { check } = await checking({ version: '2.0.0', described: { files } })
    expect(await check()).toBe('update_unreadable')
  })
})
