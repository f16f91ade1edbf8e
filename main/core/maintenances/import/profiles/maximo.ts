import type { ImportProfile } from './profile.ts'

/** Work orders of IBM Maximo: the target completion is the planned day. */
export const maximo: ImportProfile = {
  product: 'IBM Maximo',
  headings: ['wonum', 'description', 'assetnum', 'status'],
  columns: {
    asset: ['assetnum'],
    title: ['description'],
    planned_on: ['targcompdate', 'schedfinish', 'targstartdate', 'schedstart'],
    status: ['status'],
    completed_on: ['actfinish'],
    cost: ['acttotalcost', 'esttotalcost'],
    reference: ['wonum'],
    location: ['location'],
  },
}
