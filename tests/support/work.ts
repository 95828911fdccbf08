/** Processor time of this process in milliseconds: what others do meanwhile does not count. */
export function workOf(task: () => unknown): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
