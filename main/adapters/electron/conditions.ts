import type { Net, PowerMonitor } from 'electron'
import { IDLE_SECONDS, type MachineConditions } from '../../core/ports/conditions.ts'

/** The conditions of a desktop. */
export const electronConditions = (
  monitor: Pick<PowerMonitor, 'getSystemIdleTime' | 'isOnBatteryPower'>,
  net: Pick<Net, 'isOnline'>,
): MachineConditions => ({
  holds: (condition) => {
    switch (condition) {
      case 'network':
        return net.isOnline()
      case 'mains':
        return !monitor.isOnBatteryPower()
      case 'idle':
        return monitor.getSystemIdleTime() >= IDLE_SECONDS
    }
  },
})
