import type { PowerMonitor } from 'electron'
import type { PowerEvents } from '../../core/ports/power.ts'

/** Resume and unlock are one event: check the clock again. */
export function electronPower(monitor: Pick<PowerMonitor, 'on' | 'removeListener'>): PowerEvents {
  return {
    onWake: (listener) => {
      monitor.on('resume', listener)
      monitor.on('unlock-screen', listener)
      return () => {
        monitor.removeListener('resume', listener)
        monitor.removeListener('unlock-screen', listener)
      }
    },
  }
}
