//! The frame of a worker: takes jobs, tells progress, posts answers.

use js_sys::{Array, Reflect, Uint8Array};
use plumbline::protocol::{FromWorker, Reply, ToWorker, Work, decode, encode, work_name};
use std::ops::ControlFlow;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Serves jobs of one kind as long as the worker lives; on a page, as long as the page does.
pub fn serve<W: Work + 'static>() {
    match js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        Ok(scope) => listen::<W>(scope),
        Err(page) => offer::<W>(&page),
    }
}

/// In a worker: a message for every job.
fn listen<W: Work + 'static>(scope: DedicatedWorkerGlobalScope) {
    let mut work = W::default();
    let own = scope.clone();
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let reply = done(&mut work, &event.data(), &mut |reply| post::<W>(&own, &reply));
        post::<W>(&own, &reply);
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    post::<W>(&scope, &FromWorker::Ready);
}

/// On a page: a function that takes the message of a job and gives that of its answer.
fn offer<W: Work + 'static>(page: &JsValue) {
    let mut work = W::default();
    let offered = Closure::<dyn FnMut(JsValue) -> Uint8Array>::new(move |message: JsValue| {
        // The page stands still: nobody would see the progress.
        written::<W>(&done(&mut work, &message, &mut |_| ()))
    });
    _ = Reflect::set(page, &work_name(W::NAME).into(), offered.as_ref());
    offered.forget();
}

/// Does the job of a message.
fn done<W: Work>(work: &mut W, message: &JsValue, tell: &mut dyn FnMut(Reply<W>)) -> Reply<W> {
    let bytes = Uint8Array::new(message).to_vec();
    let Ok(ToWorker { id, job }) = decode::<ToWorker<W::Job>>(&bytes) else {
        return FromWorker::NotUnderstood;
    };
    drop(bytes);
    let told = &mut |done, total| {
        tell(FromWorker::Progress { id, done, total });
        // To cancel, the page ends the worker.
        ControlFlow::Continue(())
    };
    match work.run(job, told) {
        Ok(answer) => FromWorker::Done { id, answer },
        Err(fault) => FromWorker::Failed { id, fault },
    }
}

fn written<W: Work>(reply: &Reply<W>) -> Uint8Array {
    let bytes = encode(reply).or_else(|_| encode(&Reply::<W>::NotUnderstood)).unwrap_or_default();
    Uint8Array::from(bytes.as_slice())
}

fn post<W: Work>(scope: &DedicatedWorkerGlobalScope, reply: &Reply<W>) {
    let array = written::<W>(reply);
    // The bytes move instead of being copied; a page that is gone takes none.
    _ = scope.post_message_with_transfer(&array, &Array::of1(&array.buffer()));
}
