import { expect, test } from 'vitest'
import { distinctName } from '../../shared/distinct-name.ts'

const nameOf = ({ name }: { readonly name: string }) => name
const jobs = [
  { id: 'analysis', name: 'Analysis' },
  { id: 'scanner', name: 'Analysis 2' },
  { id: 'scanner-eth', name: 'Analysis 2' },
]

test('jobs of equal names are told apart by their ids; any other keeps its name as it is', () => {
  expect(jobs.map((job) => distinctName(job, jobs, nameOf))).toEqual([
    'Analysis',
    'Analysis 2 (scanner)',
    'Analysis 2 (scanner-eth)',
  ])
})
