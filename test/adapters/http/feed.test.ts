/** The calendar feed of a running instance, as a phone reads it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withoutFeedToken } from '../../../main/adapters/http/feed-path.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { type RunningInstance, startInstance } from '../../helpers/instance.ts'

let vigie: RunningInstance
let feed = ''
let token = ''
const owner = () => vigie.application.client('en')

beforeAll(async () => {
  vigie = await startInstance(undefined, { network: false })
  const made = await owner().tokens.add({ name: 'phone', right: 'feed', days: null })
  token = made.token
  feed = `${vigie.url}${made.feed_path}`
})
afterAll(() => vigie.stop())

const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')

describe('the calendar feed', () => {
  it('has what is late and due, later occurrences too, and is valid', async () => {
    const { today } = await owner().maintenances.due({ days: 1 })
    const asset = await owner().assets.add({
      name: 'Presse, hydraulique; nord',
      location: 'Atelier',
    } as never)
    const plan = (more: object) => owner().maintenances.add({ asset_id: asset.id, ...more } as never)
    const notes = `Première ligne\nseconde, avec des accents ${'é'.repeat(90)}`
    await plan({ title: 'Vidange', planned_on: addDays(today, -3), notes })
    await plan({ title: 'Filtre', planned_on: addDays(today, 10), recurrence: { every: 3, unit: 'month' } })
    await plan({ title: 'Loin', planned_on: addDays(today, 400) })

    const answer = await fetch(feed)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const text = await answer.text()
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const events = eventsOf(text)
    expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual([
      'Presse, hydraulique; nord: Vidange',
      ...Array.from({ length: 4 }, () => 'Presse, hydraulique; nord: Filtre'),
    ])
    expect(events[0]?.getFirstPropertyValue('description')).toBe(notes)
    expect(String(events[0]?.getFirstPropertyValue('dtstart'))).toBe(addDays(today, -3))
    expect(new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size).toBe(events.length)
    for (const event of events) expect(event.hasProperty('dtstamp')).toBe(true)
  })

  it('is not sent again while nothing has changed', async () => {
    const etag = (await fetch(feed)).headers.get('etag')
    expect((await fetch(feed, { headers: { 'if-none-match': etag ?? '' } })).status).toBe(304)
    const head = await fetch(feed, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('can only be read, and its token opens nothing else', async () => {
    expect((await fetch(feed, { method: 'PUT', body: 'x' })).status).toBe(401)
    const headers = { authorization: `Bearer ${token}` }
    for (const path of ['/api/v1/maintenances', '/api/v1/jobs', '/metrics'])
      expect((await fetch(`${vigie.url}${path}`, { headers })).status).toBe(401)
  })

  it('does not open with a token of another right, which would then be in an address', async () => {
    const { token: reader, feed_path: path } = await owner().tokens.add({
      name: 'r',
      right: 'read',
      days: null,
    })
    expect(path).toBeNull()
    const answer = await fetch(feed.replace(token, reader))
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'feed_not_found'])
  })

  it('ends when its token is revoked; another one goes on', async () => {
    const second = await owner().tokens.add({ name: 'tablet', right: 'feed', days: 30 })
    await owner().tokens.revoke({ name: 'phone' })
    expect((await fetch(feed)).status).toBe(404)
    expect((await fetch(`${vigie.url}${second.feed_path}`)).status).toBe(200)
  })

  it('is in no log with its token', () => {
    const logs = join(vigie.folder, 'logs')
    const log = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'))
    expect(log.join('')).not.toContain(token)
    expect(withoutFeedToken(new URL(feed).pathname)).toBe('/feeds/***/maintenances.ics')
    expect(withoutFeedToken('/api/v1/jobs')).toBe('/api/v1/jobs')
  })
})
