/** The conditions of a machine without a desktop: network and mains. Whether somebody uses it is unknown. */
import type { MachineConditions } from '../../core/ports/conditions.ts'
import { hasNetwork } from '../net/machine-network.ts'
import { onMains } from './mains.ts'

/** Read from the system each time. */
export const machineConditions: MachineConditions = {
  holds: (condition) => {
    switch (condition) {
      case 'network':
        return hasNetwork()
      case 'mains':
        return onMains()
      case 'idle':
        return null
    }
  },
}
