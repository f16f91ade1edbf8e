/** Whether the machine runs on mains power, from the kernel. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** https://www.kernel.org/doc/Documentation/ABI/testing/sysfs-class-power */
const SUPPLIES = '/sys/class/power_supply'

/** Returns null if the system does not say. A machine without a battery runs on mains. */
export function onMains(folder = SUPPLIES): boolean | null {
  try {
    const supplies = readdirSync(folder).map((name) => join(folder, name))
    const mains = supplies.filter((supply) => ['Mains', 'USB'].includes(textOf(supply, 'type')))
    const batteries = supplies.filter(isOwnBattery)
    if (batteries.length === 0) return true
    if (mains.length > 0) return mains.some((supply) => textOf(supply, 'online') === '1')
    return batteries.every((battery) => textOf(battery, 'status') !== 'Discharging')
  } catch {
    // Another system than Linux, or a sandbox that hides the folder.
    return null
  }
}

/** Batteries of mice and keyboards are of the scope "Device". */
const isOwnBattery = (supply: string) =>
  textOf(supply, 'type') === 'Battery' && textOf(supply, 'scope') !== 'Device'

/** Returns an attribute; empty if the supply has none. */
function textOf(supply: string, name: string): string {
  try {
    return readFileSync(join(supply, name), 'utf8').trim()
  } catch {
    // Not every supply has every attribute.
    return ''
  }
}
