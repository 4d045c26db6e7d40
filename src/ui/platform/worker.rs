//! Workers: programs of their own that compute while the screen stays quick.
//!
//! A client starts its worker with the first job and cancels by ending it. Where the browser starts
//! no worker, the worker's own program is loaded into the page, so that the page itself holds none
//! of the work.

use super::{boot, dom};
use js_sys::{Function, Uint8Array};
use plumbline::protocol::{FromWorker, Reply, ToWorker, Work, decode, encode, work_name};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future as _, poll_fn};
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

/// How long a worker may take to say that it has started.
const START_LIMIT_MS: i32 = 10_000;

/// Why a job gives no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkError<F> {
    /// The work itself says so.
    Fault(F),
    /// Cancelled by the user.
    Cancelled,
    /// The worker broke down in the midst of it; the next job starts a new one.
    Died,
    /// A message could not be read or written: page and worker are of different versions.
    NotUnderstood,
}

type Outcome<W> = Result<<W as Work>::Answer, WorkError<<W as Work>::Fault>>;

/// A job on its way.
struct Job<W: Work> {
    on_progress: Rc<dyn Fn(u64, u64)>,
    outcome: Option<Outcome<W>>,
    waker: Option<Waker>,
}

/// A worker that runs, with the listeners it needs.
struct Live {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

/// Where the worker of a client stands.
enum State {
    Absent,
    Starting(Live),
    Ready(Live),
    /// The browser has no workers for this page.
    Blocked,
}

struct Inner<W: Work> {
    state: State,
    starters: Vec<Waker>,
    jobs: BTreeMap<u32, Job<W>>,
    last_id: u32,
}

/// A worker of one kind. A handle: copies are the same worker.
pub struct WorkerClient<W: Work + 'static>(Rc<RefCell<Inner<W>>>);

impl<W: Work + 'static> Clone for WorkerClient<W> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<W: Work + 'static> Default for WorkerClient<W> {
    fn default() -> Self {
        Self(Rc::new(RefCell::new(Inner {
            state: State::Absent,
            starters: Vec::new(),
            jobs: BTreeMap::new(),
            last_id: 0,
        })))
    }
}

impl<W: Work + 'static> WorkerClient<W> {
    /// Has a job done. `on_progress` gets done and total.
    ///
    /// # Errors
    /// A [`WorkError`].
    pub async fn run(&self, job: W::Job, on_progress: impl Fn(u64, u64) + 'static) -> Outcome<W> {
        if !self.started().await {
            return self.run_here(job, on_progress).await;
        }
        let id = self.post(job, on_progress)?;
        poll_fn(|context| {
            let mut inner = self.0.borrow_mut();
            let Some(job) = inner.jobs.get_mut(&id) else {
                return Poll::Ready(Err(WorkError::Cancelled));
            };
            match job.outcome.take() {
                Some(outcome) => {
                    inner.jobs.remove(&id);
                    Poll::Ready(outcome)
                }
                None => {
                    job.waker = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }

    /// Sends a job to the worker; the number it runs under.
    fn post(
        &self,
        job: W::Job,
        on_progress: impl Fn(u64, u64) + 'static,
    ) -> Result<u32, WorkError<W::Fault>> {
        let mut inner = self.0.borrow_mut();
        inner.last_id += 1;
        let id = inner.last_id;
        let bytes = encode(&ToWorker { id, job }).map_err(|_| WorkError::NotUnderstood)?;
        let State::Ready(live) = &inner.state else { return Err(WorkError::Cancelled) };
        let array = Uint8Array::from(bytes.as_slice());
        let transfer = js_sys::Array::of1(&array.buffer());
        live.worker
            .post_message_with_transfer(&array, &transfer)
            .map_err(|_| WorkError::NotUnderstood)?;
        let on_progress = Rc::new(on_progress);
        inner.jobs.insert(id, Job { on_progress, outcome: None, waker: None });
        Ok(id)
    }

    /// Ends all jobs of this worker; the next job starts a new one.
    pub fn cancel(&self) {
        end(&self.0, State::Absent, || WorkError::Cancelled);
    }

    /// Starts the worker if there is none; whether it runs.
    async fn started(&self) -> bool {
        if matches!(self.0.borrow().state, State::Absent) {
            let state = spawn::<W>(&Rc::downgrade(&self.0)).map_or(State::Blocked, State::Starting);
            self.0.borrow_mut().state = state;
        }
        let mut limit = pin!(dom::pause(START_LIMIT_MS));
        poll_fn(|context| {
            let mut inner = self.0.borrow_mut();
            match inner.state {
                State::Ready(_) => return Poll::Ready(true),
                State::Blocked => return Poll::Ready(false),
                // Cancelled while it started: the job ends as cancelled.
                State::Absent => return Poll::Ready(true),
                State::Starting(_) => inner.starters.push(context.waker().clone()),
            }
            drop(inner);
            limit.as_mut().poll(context).map(|()| {
                end(&self.0, State::Blocked, || WorkError::Died);
                false
            })
        })
        .await
    }

    /// Whether the page does the work itself, since the browser starts no worker for it.
    pub fn works_here(&self) -> bool {
        matches!(self.0.borrow().state, State::Blocked)
    }

    /// Does the work on the page, which stands still meanwhile.
    async fn run_here(&self, job: W::Job, on_progress: impl Fn(u64, u64)) -> Outcome<W> {
        on_progress(0, 1);
        let work = load::<W>().await.ok_or(WorkError::Died)?;
        // One turn for the browser to show that work has begun.
        dom::pause(30).await;
        let bytes = encode(&ToWorker { id: 0, job }).map_err(|_| WorkError::NotUnderstood)?;
        let message = Uint8Array::from(bytes.as_slice());
        drop(bytes);
        let reply = work.call1(&JsValue::NULL, &message).map_err(|_| WorkError::Died)?;
        match decode::<Reply<W>>(&Uint8Array::new(&reply).to_vec()) {
            Ok(FromWorker::Done { answer, .. }) => Ok(answer),
            Ok(FromWorker::Failed { fault, .. }) => Err(WorkError::Fault(fault)),
            _ => Err(WorkError::NotUnderstood),
        }
    }
}

/// The function that the worker's program offers to the page.
async fn load<W: Work>() -> Option<Function> {
    let glue = address(&format!("{}.js", W::NAME))?;
    boot::load_work(&glue, &work_name(W::NAME)).await
}

/// The address of a file of the workers.
fn address(file: &str) -> Option<String> {
    let page = dom::document()?;
    let folder = page.query_selector("meta[name='plumbline-workers']").ok().flatten()?;
    let folder = folder.dyn_into::<HtmlElement>().ok()?.get_attribute("content")?;
    let base = page.base_uri().ok().flatten()?;
    Some(Url::new_with_base(&format!("{folder}{file}"), &base).ok()?.href())
}

/// Ends the worker and every job that waits for it.
fn end<W: Work>(inner: &RefCell<Inner<W>>, next: State, error: impl Fn() -> WorkError<W::Fault>) {
    let mut inner = inner.borrow_mut();
    if let State::Starting(live) | State::Ready(live) = std::mem::replace(&mut inner.state, next) {
        live.worker.terminate();
    }
    let mut wakers = std::mem::take(&mut inner.starters);
    for job in inner.jobs.values_mut() {
        job.outcome.get_or_insert_with(|| Err(error()));
        wakers.extend(job.waker.take());
    }
    drop(inner);
    wakers.into_iter().for_each(Waker::wake);
}

/// Starts a worker; `None` where the browser does not.
fn spawn<W: Work + 'static>(inner: &Weak<RefCell<Inner<W>>>) -> Option<Live> {
    let address = address(&format!("{}_loader.js", W::NAME))?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&address, &options).ok()?;
    let told = inner.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(inner) = told.upgrade() {
            hear(&inner, &Uint8Array::new(&event.data()).to_vec());
        }
    });
    let told = inner.clone();
    let on_error = Closure::<dyn FnMut(Event)>::new(move |_| {
        let Some(inner) = told.upgrade() else { return };
        // One that never started will not start the next time either.
        let started = matches!(inner.borrow().state, State::Ready(_));
        let next = if started { State::Absent } else { State::Blocked };
        end(&inner, next, || WorkError::Died);
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    Some(Live { worker, _on_message: on_message, _on_error: on_error })
}

/// Takes a message of the worker.
fn hear<W: Work>(inner: &RefCell<Inner<W>>, bytes: &[u8]) {
    let reply = decode::<Reply<W>>(bytes).unwrap_or(FromWorker::NotUnderstood);
    let (id, outcome) = match reply {
        FromWorker::Ready => return start_ready(inner),
        FromWorker::Progress { id, done, total } => {
            let told = inner.borrow().jobs.get(&id).map(|job| job.on_progress.clone());
            // Not borrowed any more: whoever is told may cancel.
            if let Some(told) = told {
                told(done, total);
            }
            return;
        }
        FromWorker::Done { id, answer } => (id, Ok(answer)),
        FromWorker::Failed { id, fault } => (id, Err(WorkError::Fault(fault))),
        FromWorker::NotUnderstood => {
            return end(inner, State::Absent, || WorkError::NotUnderstood);
        }
    };
    let mut inner = inner.borrow_mut();
    let Some(job) = inner.jobs.get_mut(&id) else { return };
    job.outcome = Some(outcome);
    let waker = job.waker.take();
    drop(inner);
    waker.into_iter().for_each(Waker::wake);
}

fn start_ready<W: Work>(inner: &RefCell<Inner<W>>) {
    let mut inner = inner.borrow_mut();
    inner.state = match std::mem::replace(&mut inner.state, State::Absent) {
        State::Starting(live) => State::Ready(live),
        other => other,
    };
    let wakers = std::mem::take(&mut inner.starters);
    drop(inner);
    wakers.into_iter().for_each(Waker::wake);
}
