import type { StepId } from '@shared/process';
import { create } from 'zustand';

type ProcessState = {
  readonly step: StepId;
  /** The component whose page the deep dive shows; undefined: the selected one, else the riskiest. */
  readonly component: string | undefined;
  readonly entity: string | undefined;
  readonly api: string | undefined;
};

/** Which view of the process is shown: per window, never saved in the design. */
export const useProcess = create<ProcessState>()(() => ({
  step: 'requirements',
  component: undefined,
  entity: undefined,
  api: undefined,
}));

export const showStep = (step: StepId): void => useProcess.setState({ step });
export const showComponentPage = (component: string): void => useProcess.setState({ step: 'components', component });
