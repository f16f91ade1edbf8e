import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onMains } from '../../../main/adapters/machine/mains.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

type PowerSupplies = Readonly<Record<string, Readonly<Record<string, string>>>>

function kernelWith(supplies: PowerSupplies): string {
  const folder = tempFolder()
  for (const [name, attributes] of Object.entries(supplies)) {
    mkdirSync(join(folder, name))
    for (const [attribute, text] of Object.entries(attributes))
      writeFileSync(join(folder, name, attribute), `${text}\n`)
  }
  return folder
}

const battery = (status: string) => ({ type: 'Battery', status })

describe('a machine is on mains power', () => {
  it.each<[string, PowerSupplies, boolean]>([
    ['if it has no battery', {}, true],
    ['if its adapter is plugged in', { AC: { type: 'Mains', online: '1' }, BAT0: battery('Charging') }, true],
    ['not if it is unplugged', { AC: { type: 'Mains', online: '0' }, BAT0: battery('Discharging') }, false],
    [
      'if one of two adapters is',
      { AC: { type: 'Mains', online: '0' }, ucsi: { type: 'USB', online: '1' }, BAT0: battery('Full') },
      true,
    ],
    ['not if only the battery tells, and it discharges', { BAT0: battery('Discharging') }, false],
    ['whatever its mouse runs on', { hid: { ...battery('Discharging'), scope: 'Device' } }, true],
  ])('%s', (_what, supplies, expected) => {
    expect(onMains(kernelWith(supplies))).toBe(expected)
  })

  it('or does not tell', () => {
    expect(onMains(join(tempFolder(), 'none'))).toBeNull()
  })
})
