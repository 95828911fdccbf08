export { giveFiles } from './fileDoor';
export { addDecision, DecisionRecords } from './steps/DecisionRecords';
export { InterviewBar } from './InterviewBar';
export {
  beginInterview,
  finishInterview,
  isInterviewRunning,
  nextPhase,
  pauseInterview,
  previousPhase,
  useInterview,
} from './interview';
export { showComponentPage, showStep } from './store';
