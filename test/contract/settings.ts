/** Requirements for every settings adapter; each adapter's test runs them with its own store. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OpenedSettings } from '../../main/adapters/settings/open-settings.ts'
import type { Clock } from '../../main/core/ports/clock.ts'
import { localizeParams } from '../../shared/errors.ts'
import { type Settings, settingsSchema } from '../../shared/settings.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const clock: Clock = {
  now: () => Date.parse('2026-11-22T14:20:07Z'),
  monotonic: () => 0,
  zone: () => 'Europe/Paris',
}

export function settingsContract(open: (folder: string, clock: Clock) => OpenedSettings): void {
  const at = (folder: string) => open(folder, clock)
  const file = (folder: string) => join(folder, 'settings.json')
  const onDisk = (folder: string) => JSON.parse(readFileSync(file(folder), 'utf8'))
  const withPort = (port: unknown) => (current: Settings) => ({ ...current, door: { ...current.door, port } })

  describe('at first', () => {
    test('settings are the defaults, and there is nothing to report', () => {
      const settings = at(tempFolder())
      expect(settings.read()).toEqual(settingsSchema.parse({}))
      expect(settings.finding).toBeNull()
    })
  })

  describe('a change', () => {
    test('is on disk and survives', () => {
      const folder = tempFolder()
      at(folder).update(withPort(9000))
      expect(at(folder).read().door.port).toBe(9000)
    })

    test('is told to listeners with what was before, until they unsubscribe', () => {
      const settings = at(tempFolder())
      const heard: number[][] = []
      const stop = settings.onChange((now, before) => heard.push([before.door.port, now.door.port]))
      settings.update(withPort(9000))
      stop()
      settings.update(withPort(9001))
      expect(heard).toEqual([[8787, 9000]])
    })

    test('that does not parse is refused with its field, and nothing changes', () => {
      const folder = tempFolder()
      const settings = at(folder)
      settings.update(withPort(9000))
      const before = readFileSync(file(folder), 'utf8')
      let heard = 0
      settings.onChange(() => {
        heard += 1
      })
      for (const bad of [-5, 1e9, 'ten', null, 1.5]) {
        expect(() => settings.update(withPort(bad))).toThrow('Invalid "door.port"')
      }
      expect(settings.read().door.port).toBe(9000)
      expect(readFileSync(file(folder), 'utf8')).toBe(before)
      expect(heard).toBe(0)
    })

    test('may work on the copy it is given; what others read never changes under their hands', () => {
      const settings = at(tempFolder())
      const read = settings.read()
      settings.update((current) => {
        current.door.port = 9000
        return current
      })
      expect(read.door.port).toBe(8787)
      expect(Object.isFrozen(settings.read().door)).toBe(true)
    })

    test('keeps keys that a newer version wrote', () => {
      const folder = tempFolder()
      writeFileSync(file(folder), JSON.stringify({ hologram: { depth: 3 }, door: { port: 1, tls: true } }))
      at(folder).update(withPort(2))
      expect(onDisk(folder)).toMatchObject({ hologram: { depth: 3 }, door: { port: 2, tls: true } })
    })

    test.skipIf(process.platform === 'win32')(
      'leaves files only their owner reads (not on Windows)',
      async () => {
        const { statSync } = await import('node:fs')
        const folder = tempFolder()
        at(folder).update(withPort(9000))
        for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
      },
    )
  })

  describe('a bad file', () => {
    const bad: [string, string, string][] = [
      ['truncated', '{"door": {"po', 'it is not readable JSON'],
      ['empty', '', 'it is empty'],
      ['of zero bytes from a power cut', '\0'.repeat(512), 'it is not readable JSON'],
      [
        'of the wrong type',
        '[1, 2]',
        `input: it must be an object with ${Object.keys(settingsSchema.shape).join(', ')}`,
      ],
      ['with a value of the wrong type', '{"door": {"port": "x"}}', 'door.port: it must be a number'],
      ['of a future version', '{"version": 2}', 'version: it must be 1'],
    ]

    test.each(bad)(
      '%s is kept aside, the last good copy is used, and the finding says so',
      (_, text, detail) => {
        const folder = tempFolder()
        at(folder).update(withPort(9000))
        writeFileSync(file(folder), text)
        const settings = at(folder)
        expect(settings.read().door.port).toBe(9000)
        const aside = 'settings.json.bad-2026-11-22T15-20-07'
        expect(settings.finding?.code).toBe('settings_restored')
        expect(localizeParams(settings.finding?.params ?? {}, 'en')).toEqual({ detail, aside })
        expect(readFileSync(join(folder, aside), 'utf8')).toBe(text)
        expect(onDisk(folder).door.port).toBe(9000)
      },
    )

    test('without a good copy gives the defaults and says so', () => {
      const folder = tempFolder()
      writeFileSync(file(folder), '{"door": {"po')
      const settings = at(folder)
      expect(settings.read()).toEqual(settingsSchema.parse({}))
      expect(settings.finding).toMatchObject({ code: 'settings_lost' })
    })

    test('is reported once: the next start is clean', () => {
      const folder = tempFolder()
      writeFileSync(file(folder), 'x')
      at(folder)
      expect(at(folder).finding).toBeNull()
    })

    test('cut anywhere gives the settings before or after, never others', () => {
      const folder = tempFolder()
      at(folder).update(withPort(9000))
      const whole = readFileSync(file(folder), 'utf8')
      fc.assert(
        fc.property(fc.nat(whole.length), (length) => {
          writeFileSync(file(folder), whole.slice(0, length))
          expect(at(folder).read().door.port).toBe(9000)
        }),
        { numRuns: 60 },
      )
    })

    test('left half written beside the file by a killed process is ignored', () => {
      const folder = tempFolder()
      at(folder).update(withPort(9000))
      writeFileSync(`${file(folder)}.part`, '{"door"')
      writeFileSync(join(folder, 'settings.last-good.json.part'), '{"door"')
      const settings = at(folder)
      settings.update(withPort(9001))
      expect(at(folder).read().door.port).toBe(9001)
      expect(existsSync(join(folder, 'settings.last-good.json.part'))).toBe(false)
    })
  })
}
